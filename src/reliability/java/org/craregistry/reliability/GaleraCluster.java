package org.craregistry.reliability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.craregistry.mysql.MariaDbServer;

/** Three MariaDB servers on this machine that are one database, from Debian's packages mariadb-server, galera-4 and rsync. */
final class GaleraCluster implements AutoCloseable {

    static final int SIZE = 3;
    private static final String PROVIDER = "/usr/lib/galera/libgalera_smm.so";
    private static final String DATABASE = "registry_galera";

    private final List<MariaDbServer> servers = new ArrayList<>();

    GaleraCluster(Path folder) throws IOException {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < SIZE * SIZE; i++) {
            ports.add(freePort());
        }
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < SIZE; i++) {
            String address = "127.0.0.1:" + ports.get(i * SIZE);
            servers.add(
                    MariaDbServer.start(folder.resolve("node-" + i), options(i, address, ports, members.toString())));
            members.append(members.length() == 0 ? "" : ",").append(address);
        }
        servers.get(0).createDatabase(DATABASE);
    }

    private static String[] options(int number, String address, List<Integer> ports, String members) {
        List<String> options = new ArrayList<>(List.of(
                "--binlog-format=ROW",
                "--innodb-autoinc-lock-mode=2",
                "--wsrep-on=ON",
                "--wsrep-provider=" + PROVIDER,
                "--wsrep-cluster-name=registry",
                "--wsrep-cluster-address=gcomm://" + members,
                "--wsrep-node-name=node-" + number,
                "--wsrep-node-address=" + address,
                "--wsrep-sst-method=rsync",
                "--wsrep-sst-receive-address=127.0.0.1:" + ports.get(number * SIZE + 1),
                "--wsrep-provider-options=gmcast.listen_addr=tcp://" + address + ";ist.recv_addr=127.0.0.1:"
                        + ports.get(number * SIZE + 2)));
        if (number == 0) {
            options.add("--wsrep-new-cluster");
        }
        return options.toArray(String[]::new);
    }

    /** The settings of a registry that asks this server first, and the next ones when it is lost. */
    Map<String, String> settings(int first) {
        StringBuilder hosts = new StringBuilder();
        for (int i = 0; i < SIZE; i++) {
            MariaDbServer server = servers.get((first + i) % SIZE);
            hosts.append(i == 0 ? "" : ",").append("127.0.0.1:").append(server.port());
        }
        MariaDbServer any = servers.get(first);
        return Databases.external("jdbc:mariadb:sequential://" + hosts + "/" + DATABASE, any.user(), any.password());
    }

    /** Kills one, as a power cut does. */
    void kill(int number) {
        servers.get(number).kill();
    }

    @Override
    public void close() {
        servers.forEach(MariaDbServer::close);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
