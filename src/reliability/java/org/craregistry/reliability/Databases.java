package org.craregistry.reliability;

import java.nio.file.Path;
import java.util.Map;
import org.craregistry.mysql.MySqlServer;

/** The settings by which nodes find their database. */
final class Databases {

    private Databases() {}

    /** A file below the folder, as in the embedded default; one node at a time. */
    static Map<String, String> embedded(Path folder) {
        return Map.of(
                "spring.datasource.url",
                "jdbc:h2:file:%s;MODE=MySQL;NON_KEYWORDS=VALUE;WRITE_DELAY=0;COMPRESS=TRUE"
                        .formatted(folder.resolve("registry")));
    }

    /** An empty database of a MySQL server of this process, for any number of nodes. */
    static Map<String, String> mySql() {
        MySqlServer server = MySqlServer.start(MySqlServer.HOME);
        server.createDatabase("registry_reliability");
        return external(server.jdbcUrl("registry_reliability"), server.user(), server.password());
    }

    static Map<String, String> external(String url, String user, String password) {
        return Map.of("spring.profiles.active", "mysql", "DB_URL", url, "DB_USER", user, "DB_PASSWORD", password);
    }
}
