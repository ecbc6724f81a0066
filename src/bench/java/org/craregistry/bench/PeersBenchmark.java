package org.craregistry.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares how many pages of 50 products with certificates (S1) the registry answers in a second with what PostGraphile and Directus
 * answer, which are set up from npm with the same data on PostgreSQL (S11). The registry signs its callers in and checks their rights, as
 * Directus does; PostGraphile does neither. {@code bench.folder} is where npm installs.
 */
public final class PeersBenchmark {

    private static final Path FOLDER = Path.of(System.getProperty("bench.folder", "target/peers"));
    private static final int FIRST_PORT = Integer.getInteger("bench.port", 25_432);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final long WINDOW = Integer.getInteger("bench.window", 5_000) * 1_000_000L;
    private static final long WARM_UP = Integer.getInteger("bench.warmUp", 60) * 1_000_000_000L;
    private static final int PAGES = 50;
    private static final double NANOS = 1e9;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String OURS =
            Questions.page("certificates { nodes { " + String.join(" ", FloorCertificates.FIELDS) + " } }");
    private static final String FIELDS_OF_POSTGRAPHILE = """
            id revision reference version name description manufacturer manufacturerAddress responsible intendedPurpose website
            nature dataConnection unionMarket commercialActivity operatorRole otherLaw placedOnMarketOn stillPlacedOnMarket
            coreFunctionality aiSystem decidedCategory reason decidedBy decidedAt""";
    private static final String POSTGRAPHILE = """
            query ($after: Cursor) { allProducts(first: 50, after: $after, orderBy: [REFERENCE_ASC, ID_ASC]) {
              nodes { %s certificatesByProductId(orderBy: PRIMARY_KEY_ASC) { nodes { scheme number level issuedOn expiresOn } } }
              pageInfo { hasNextPage } } }""".formatted(FIELDS_OF_POSTGRAPHILE);
    private static final String CURSORS = """
            query ($after: Cursor) { allProducts(first: 50, after: $after, orderBy: [REFERENCE_ASC, ID_ASC]) { pageInfo { endCursor } } }""";

    private static final String DIRECTUS =
            """
            query ($page: Int) { product(limit: 50, page: $page, sort: ["reference", "id"]) {
              %s certificates(sort: ["id"]) { scheme number level issued_on expires_on } } }""".formatted(FIELDS_OF_POSTGRAPHILE.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT));

    private PeersBenchmark() {}

    /** One of those that are compared. */
    private record Peer(String name, int port, List<byte[]> requests) {}

    public static void main(String[] arguments) throws Exception {
        try (RunningRegistry registry = RunningRegistry.on("mysql")) {
            Generated data = Generated.into(registry);
            Path exported = Files.createTempDirectory("peers");
            export(registry.part(JdbcTemplate.class), exported);
            Process peers = new ProcessBuilder(
                            "src/bench/peers/peers.sh",
                            FOLDER.toAbsolutePath().toString(),
                            exported.toString(),
                            Integer.toString(FIRST_PORT))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (PrintWriter end = new PrintWriter(peers.getOutputStream());
                    BufferedReader told = peers.inputReader()) {
                if (told.lines().noneMatch("ready"::equals)) {
                    throw new IOException("The peers do not run");
                }
                compare(peers(registry.port(), data.secret()));
            }
            peers.waitFor();
        }
        System.exit(0);
    }

    private static List<Peer> peers(int port, String secret) {
        List<Peer> peers = new ArrayList<>();
        List<byte[]> ours = new ArrayList<>();
        List<byte[]> postgraphile = new ArrayList<>();
        List<byte[]> directus = new ArrayList<>();
        Map<String, Object> here = new LinkedHashMap<>(Map.of("key", Generated.PORTFOLIO));
        Map<String, Object> there = new LinkedHashMap<>();
        for (int page = 0; page < PAGES; page++) {
            ours.add(Exchange.post(OURS, here, secret));
            postgraphile.add(Exchange.post(POSTGRAPHILE, there, "none"));
            directus.add(Exchange.post(DIRECTUS, Map.of("page", page + 1), "peers-token"));
            here.put(
                    "after",
                    Exchange.json(port, Exchange.post(Questions.PLACES.replace("100", "50"), here, secret))
                            .at("/data/portfolio/products/pageInfo/endCursor")
                            .asString());
            there.put(
                    "after",
                    Exchange.json(FIRST_PORT + 1, Exchange.post(CURSORS, there, "none"))
                            .at("/data/allProducts/pageInfo/endCursor")
                            .asString());
        }
        peers.add(new Peer("registry", port, ours));
        peers.add(new Peer("PostGraphile", FIRST_PORT + 1, postgraphile));
        peers.add(new Peer("Directus", FIRST_PORT + 2, directus));
        for (Peer peer : peers) {
            JsonNode answer = Exchange.json(peer.port(), peer.requests().get(1));
            long certificates = answer.findValues("number").size();
            System.out.printf(
                    "%s: second page has %d products, %d certificates%n",
                    peer.name(), answer.findValues("website").size(), certificates);
        }
        return peers;
    }

    private static void compare(List<Peer> peers) throws InterruptedException, ExecutionException {
        for (Peer peer : peers) {
            perSecond(peer, 4, WARM_UP);
        }
        for (int connections : new int[] {1, 4, 16}) {
            Map<String, Double> sums = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (Peer peer : peers) {
                    sums.merge(peer.name(), perSecond(peer, connections, WINDOW), Double::sum);
                }
            }
            double ours = sums.getOrDefault("registry", 0.0);
            System.out.printf(
                    "%2d connections, pages a second: %s%n",
                    connections,
                    sums.entrySet().stream()
                            .map(one -> "%s %.0f (%.2f times)"
                                    .formatted(one.getKey(), one.getValue() / ROUNDS, ours / one.getValue()))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static double perSecond(Peer peer, int connections, long nanos)
            throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        try {
            List<Future<Integer>> asked = new ArrayList<>();
            for (int client = 0; client < connections; client++) {
                int first = client * PAGES / connections;
                asked.add(clients.submit(() -> ask(peer, first, begun + nanos)));
            }
            int answered = 0;
            for (Future<Integer> one : asked) {
                answered += one.get();
            }
            return answered * NANOS / (System.nanoTime() - begun);
        } finally {
            clients.shutdown();
        }
    }

    private static int ask(Peer peer, int first, long end) throws IOException {
        int answered = 0;
        try (Exchange exchange = new Exchange(peer.port())) {
            while (System.nanoTime() < end) {
                exchange.send(peer.requests().get((first + answered) % PAGES));
                answered++;
            }
        }
        return answered;
    }

    /** What a page shows of the products, as two files of comma-separated values. */
    private static void export(JdbcTemplate jdbc, Path folder) throws IOException {
        List<String> products = new ArrayList<>();
        List<String> certificates = new ArrayList<>();
        jdbc.query("""
                SELECT p.*, d.core_functionality AS decided, d.reason, d.decided_by, d.decided_at
                FROM product p LEFT JOIN classification_decision d ON d.id = p.classification_decision_id""", row -> {
            JsonNode facts = JSON.readTree(row.getString("facts"));
            String id = uuid(row.getBytes("id"));
            Stream<String> identity = Stream.of(
                    id,
                    row.getString("revision"),
                    row.getString("reference"),
                    row.getString("version"),
                    row.getString("name"),
                    row.getString("description"),
                    row.getString("manufacturer"),
                    row.getString("manufacturer_address"),
                    row.getString("responsible"),
                    row.getString("intended_purpose"),
                    row.getString("website"));
            Stream<String> told = Questions.LISTED_FACTS.stream().map(fact -> {
                JsonNode value = facts.at("/" + fact);
                return value.isMissingNode() ? null : value.isString() ? value.asString() : value.toString();
            });
            Stream<String> decision = Stream.of(
                    row.getString("decided"),
                    row.getString("reason"),
                    row.getString("decided_by"),
                    row.getString("decided_at"));
            products.add(line(Stream.of(identity, told, decision).flatMap(all -> all)));
            FloorCertificates found = FloorCertificates.read(row.getString("evidence"));
            found.contents()
                    .forEach(one -> certificates.add(line(Stream.concat(
                            Stream.of(java.util.UUID.randomUUID().toString(), id),
                            FloorCertificates.FIELDS.stream().map(field -> (String) one.get(field))))));
        });
        Files.write(folder.resolve("product.csv"), products);
        Files.write(folder.resolve("certificate.csv"), certificates);
    }

    private static String uuid(byte[] id) {
        return org.craregistry.storage.Ids.of(id).toString();
    }

    private static String line(Stream<String> values) {
        return values.map(value -> value == null ? "" : '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
