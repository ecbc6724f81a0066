package org.craregistry.conformity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.craregistry.testing.StatementCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class EvidenceFileTests {

    private static final int LIMIT = 3 << 20;
    private static final int PART = 1 << 20;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private StatementCount statements;

    private Registry registry;
    private Api api;
    private String key;
    private String portfolio;
    private String product;
    private String certificate;

    @BeforeEach
    void fileACertificate() {
        registry = new Registry(port);
        api = registry.administrator();
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
        product = registry.product(portfolio, "R-1", Map.of());
        certificate = file("fileCertificate", "certificate", Map.of("scheme", "EUCC", "number", "17"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, PART - 1, PART, PART + 1, LIMIT})
    void givesBackEveryByte(int size) throws Exception {
        byte[] content = text(size);

        Answer kept = upload(certificate, "report.txt", content);

        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        assertThat(kept.json().at("/sizeInBytes").asInt()).isEqualTo(size);
        assertThat(kept.json().at("/sha256").asString()).isEqualTo(sha256(content));
        assertThat(kept.json().at("/mediaType").asString()).isEqualTo("text/plain");
        assertThat(kept.header("location"))
                .isEqualTo("/evidence/files/" + kept.json().at("/id").asString());
        assertThat(api.bytes(kept.header("location"))).isEqualTo(content);
    }

    @Test
    void refusesWhatIsEmptyOrTooLarge() {
        upload(certificate, "report.txt", new byte[0]).assertProblem(400, "no body");
        upload(certificate, "report.txt", text(LIMIT + 1)).assertProblem(413, "3,145,728 bytes");
        upload(certificate, "report.txt", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text(LIMIT + 1))))
                .assertProblem(413, "3,145,728 bytes");
        assertThat(files(certificate)).isEmpty();
        assertThat(upload(
                                certificate,
                                "report.txt",
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text(LIMIT))))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesTwoGigabytesBeforeTheyAreSent() throws IOException {
        assertThat(raw("Content-Length: 2147483648", "")).startsWith("HTTP/1.1 413 ");
        assertThat(raw("Content-Length: 9223372036854775807", "%PDF-1.4")).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void keepsNothingOfAnUploadThatBreaksOff() throws IOException {
        assertThat(raw("Content-Length: 1000", "%PDF-1.4 is only the beginning"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(raw("Transfer-Encoding: chunked", "64\r\n%PDF-1.4 is only the beginning"))
                .startsWith("HTTP/1.1 400 ");

        assertThat(files(certificate)).isEmpty();
    }

    @Test
    void refusesKindsByTheirContentWithTheListOfThoseAccepted() {
        byte[] program = HexFormat.of().parseHex("4d5a90000300000004000000ffff0000");

        upload(certificate, "declaration.pdf", program).assertProblem(415, "a program for Windows", "pdf, docx");
        assertThat(files(certificate)).isEmpty();
    }

    @Test
    void refusesForms() {
        for (String type : List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            api.send(request(certificate, "?fileName=a.pdf", BodyPublishers.ofByteArray(Documents.pdf()))
                            .header("Content-Type", type))
                    .assertProblem(415, "a form");
        }
    }

    @Test
    void handsDocumentsOutToBeSavedOnly() {
        String path = upload(certificate, "Prüfbericht.pdf", Documents.pdf()).header("location");

        for (String method : List.of("GET", "HEAD")) {
            Answer answer = api.send(api.request(path).method(method, BodyPublishers.noBody()));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-type")).isEqualTo("application/pdf");
            assertThat(answer.header("content-length")).isEqualTo(Integer.toString(Documents.pdf().length));
            assertThat(answer.header("content-disposition"))
                    .isEqualTo("attachment; filename=\"Pr_fbericht.pdf\"; filename*=UTF-8''Pr%C3%BCfbericht.pdf");
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(answer.header("content-security-policy")).contains("default-src 'none'; sandbox");
            assertThat(answer.header("cache-control")).isEqualTo("no-cache, private");
            assertThat(answer.header("etag")).isEqualTo("\"" + sha256(Documents.pdf()) + "\"");
            assertThat(answer.text().isEmpty()).isEqualTo(method.equals("HEAD"));
        }
    }

    @Test
    void sendsNothingThatTheClientHas() {
        String path = upload(certificate, "report.pdf", Documents.pdf()).header("location");
        String tag = "\"" + sha256(Documents.pdf()) + "\"";

        Answer same = api.send(api.request(path).header("If-None-Match", tag).GET());
        Answer other =
                api.send(api.request(path).header("If-None-Match", "\"other\"").GET());

        assertThat(same.status()).isEqualTo(304);
        assertThat(same.text()).isEmpty();
        assertThat(same.header("etag")).isEqualTo(tag);
        assertThat(api.send(api.request(path).header("If-None-Match", "*").GET())
                        .status())
                .isEqualTo(304);
        assertThat(other.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd, passwd.pdf",
        "C:\\temp\\report.pdf, report.pdf, report.pdf",
        "'a\"; filename=evil.exe', 'a\"; filename=evil.exe', a_; filename=evil.exe.pdf",
        "run.bat, run.bat, run.bat.pdf"
    })
    void keepsNamesToBeShownAndNeverAsPaths(String sent, String shown, String saved) {
        Answer kept = upload(certificate, sent, Documents.pdf());

        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        assertThat(kept.json().at("/fileName").asString()).isEqualTo(shown);
        assertThat(api.get(kept.header("location")).header("content-disposition"))
                .startsWith("attachment; filename=\"" + saved.replace(";", "_").replace("=", "_") + "\"");
    }

    @Test
    void takesAnyCharactersInNamesButThoseThatAreNone() {
        assertThat(upload(certificate, "\uD83D\uDE00 报告.pdf", text(1))
                        .json()
                        .at("/fileName")
                        .asString())
                .isEqualTo("\uD83D\uDE00 报告.pdf");
        Answer split = upload(certificate, "a\r\nSet-Cookie: b=c.pdf", text(2));
        assertThat(split.json().at("/fileName").asString()).isEqualTo("aSet-Cookie: b=c.pdf");
        assertThat(api.get(split.header("location")).header("set-cookie")).isEmpty();
        assertThat(upload(certificate, "x".repeat(300) + ".pdf", text(3))
                        .json()
                        .at("/fileName")
                        .asString())
                .isEqualTo("x".repeat(251) + ".pdf");
        upload(certificate, "../", text(4)).assertProblem(400, "fileName");
        api.send(request(certificate, "", BodyPublishers.ofByteArray(text(4))).header("Content-Type", "text/plain"))
                .assertProblem(400, "fileName");
        api.send(request(certificate, "?filename=a.txt", BodyPublishers.ofByteArray(text(4)))
                        .header("Content-Type", "text/plain"))
                .assertProblem(400, "accepted: fileName");
    }

    @Test
    void pointsOutTheSameBytes() {
        Answer first = upload(certificate, "report.pdf", Documents.pdf());
        Answer second = upload(certificate, "again.pdf", Documents.pdf());

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(files(certificate)).hasSize(1);
        String assessment = file("recordAssessment", "assessment", Map.of("procedure", "MODULE_A"));
        assertThat(upload(assessment, "report.pdf", Documents.pdf()).status()).isEqualTo(201);
    }

    @Test
    void boundsTheDocumentsOfARecordAndOfAProduct() {
        for (int i = 1; i <= 20; i++) {
            assertThat(upload(certificate, "report.txt", text(i)).status()).isEqualTo(201);
        }
        upload(certificate, "report.txt", text(21)).assertProblem(409, "20 documents");

        String other = file("issueDeclaration", "declaration", Map.of("number", "1"));
        int kept = 20 * 21 / 2;
        assertThat(upload(other, "a.txt", text(LIMIT)).status()).isEqualTo(201);
        assertThat(upload(other, "b.txt", text(LIMIT - 1)).status()).isEqualTo(201);
        int left = (8 << 20) - kept - LIMIT - (LIMIT - 1);
        upload(other, "c.txt", text(left + 1)).assertProblem(409, "8,388,608");
        assertThat(upload(other, "c.txt", text(left)).status()).isEqualTo(201);
    }

    @Test
    void keepsTheBoundWhereManyUploadAtOnce() throws Exception {
        for (int i = 1; i <= 18; i++) {
            upload(certificate, "report.txt", text(i));
        }
        List<Callable<Integer>> uploads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int size = 100 + i / 2;
            uploads.add(() -> upload(certificate, "report.txt", text(size)).status());
        }
        ExecutorService pool = Executors.newFixedThreadPool(6);
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> one : pool.invokeAll(uploads)) {
            statuses.add(one.get());
        }
        pool.shutdown();

        assertThat(statuses).containsOnly(200, 201, 409);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(2);
        assertThat(files(certificate)).hasSize(20);
    }

    @Test
    void listsDocumentsWithTheirEvidence() {
        Answer kept = upload(certificate, "report.pdf", Documents.pdf());

        JsonNode file = files(certificate).get(0);

        assertThat(file.at("/id").asString()).isEqualTo(kept.json().at("/id").asString());
        assertThat(file.at("/fileName").asString()).isEqualTo("report.pdf");
        assertThat(file.at("/mediaType").asString()).isEqualTo("application/pdf");
        assertThat(file.at("/sizeInBytes").asInt()).isEqualTo(Documents.pdf().length);
        assertThat(file.at("/sha256").asString()).isEqualTo(sha256(Documents.pdf()));
        assertThat(file.at("/uploadedBy").asString()).isEqualTo("admin");
        assertThat(file.at("/uploadedAt").isNull()).isFalse();
        assertThat(file.at("/path").asString()).isEqualTo(kept.header("location"));
        JsonNode node = node(kept);
        assertThat(node.at("/fileName").asString()).isEqualTo("report.pdf");
    }

    @Test
    void asksForTheDocumentsOfAPageInAsManyStatementsAsForOne() {
        String page = """
                query($key: String!) { portfolio(key: $key) { products(first: 50) { nodes {
                  certificates(first: 2) { nodes { files { fileName } } } declarations(first: 2) { nodes { files { sha256 } } } assessments(first: 2) { nodes { files { path } } } } } } }""";
        upload(certificate, "report.pdf", Documents.pdf());
        Runnable ask = () -> assertThat(api.ask(page, Map.of("key", key)).json().has("errors"))
                .isFalse();
        int one = statements.during(ask).size();

        for (int i = 2; i <= 8; i++) {
            String another = registry.product(portfolio, "R-" + i, Map.of());
            upload(file(another, "issueDeclaration", "declaration", Map.of("number", "1")), "a.txt", text(i));
            upload(file(another, "recordAssessment", "assessment", Map.of()), "a.txt", text(i));
        }
        List<String> many = statements.during(ask);

        assertThat(many).as(String.join("\n", many)).hasSize(one);
        assertThat(many.stream().filter(sql -> sql.contains("evidence_file"))).hasSize(1);
    }

    @Test
    void deletesTheContentAndKeepsWhatItWas() {
        Answer kept = upload(certificate, "report.pdf", Documents.pdf());
        String id = kept.json().at("/id").asString();

        registry.mutate("removeEvidenceFile", Map.of("id", id, "reason", "It names a person."), "product { id }");

        api.get(kept.header("location")).assertProblem(404, "no document");
        assertThat(files(certificate)).isEmpty();
        assertThat(node(kept).isNull()).isTrue();
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM evidence_file_part WHERE file_id = ?", Integer.class, stored(id)))
                .isZero();
        Map<String, Object> row = jdbc.queryForMap("SELECT * FROM evidence_file WHERE id = ?", (Object) stored(id));
        assertThat(row.get("removed_by")).isEqualTo("admin");
        assertThat(row.get("sha256")).isEqualTo(HexFormat.of().parseHex(sha256(Documents.pdf())));
        assertThat(row.get("removal_reason")).hasToString("It names a person.");
        Answer again =
                Registry.mutation(api, "removeEvidenceFile", Map.of("id", id, "reason", "Again."), "product { id }");
        assertThat(again.data("/removeEvidenceFile/errors/0/code").asString()).isEqualTo("NOT_FOUND");
        assertThat(upload(certificate, "report.pdf", Documents.pdf()).status()).isEqualTo(201);
    }

    @Test
    void tellsTheHistoryOfTheProduct() {
        Answer kept = upload(certificate, "report.pdf", Documents.pdf());
        registry.mutate(
                "removeEvidenceFile",
                Map.of("id", kept.json().at("/id").asString(), "reason", "It names a person."),
                "product { id }");

        JsonNode product = api.ask("""
                        query($id: ID!) { product(by: {id: $id}) { revision
                          changes(first: 2) { nodes { subject subjectLabel action reason actor fieldChanges { field old new } } } } }""", Map.of("id", this.product)).data("/product");

        JsonNode removed = product.at("/changes/nodes/0");
        JsonNode created = product.at("/changes/nodes/1");
        assertThat(removed.at("/action").asString()).isEqualTo("REMOVED");
        assertThat(removed.at("/reason").asString()).isEqualTo("It names a person.");
        assertThat(created.at("/subject").asString()).isEqualTo("EVIDENCE_FILE");
        assertThat(created.at("/action").asString()).isEqualTo("CREATED");
        assertThat(created.at("/subjectLabel").asString()).isEqualTo("report.pdf of EUCC 17 of R-1");
        assertThat(created.at("/fieldChanges").toString())
                .contains("fileName", "report.pdf", "sizeInBytes", "sha256", sha256(Documents.pdf()));
        assertThat(removed.at("/fieldChanges").toString()).contains(sha256(Documents.pdf()));
        assertThat(product.at("/revision").asInt()).isEqualTo(1);
    }

    @Test
    void hidesTheDocumentsOfEvidenceTakenOffFile() {
        Answer kept = upload(certificate, "report.pdf", Documents.pdf());
        String id = kept.json().at("/id").asString();

        registry.mutate(
                "removeEvidence",
                Map.of("id", certificate, "expectedRevision", 0, "reason", "Not ours."),
                "product { id }");

        api.get(kept.header("location")).assertProblem(404, "no document");
        assertThat(node(kept).isNull()).isTrue();
        upload(certificate, "more.pdf", Documents.pdf()).assertProblem(404, "no certificate");
        registry.mutate("removeEvidenceFile", Map.of("id", id, "reason", "Not ours."), "product { id }");
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM evidence_file_part WHERE file_id = ?", Integer.class, stored(id)))
                .isZero();
    }

    @Test
    void takesNothingForAProductThatWasWithdrawn() {
        Answer kept = upload(certificate, "report.pdf", Documents.pdf());
        registry.mutate(
                "withdrawProduct",
                Map.of("id", product, "expectedRevision", 1, "reason", "Not sold."),
                "product { id }");

        upload(certificate, "more.txt", text(7)).assertProblem(409, "withdrawn");
        assertThat(api.bytes(kept.header("location"))).isEqualTo(Documents.pdf());
    }

    @Test
    void tellsStrangersNothing() {
        Answer kept = upload(certificate, "report.pdf", Documents.pdf());
        String id = kept.json().at("/id").asString();
        Api stranger = registry.member(registry.portfolio(Registry.newKey()), "OWNER");

        stranger.get(kept.header("location")).assertProblem(404, "no document");
        upload(stranger, certificate, "more.pdf", Documents.pdf()).assertProblem(404, "no certificate");
        Answer removal = Registry.mutation(
                stranger, "removeEvidenceFile", Map.of("id", id, "reason", "Mine."), "product { id }");
        assertThat(removal.data("/removeEvidenceFile/errors/0/message").asString())
                .contains("no document");
        api.get("/evidence/files/" + certificate).assertProblem(404, "no document");
        api.get("/evidence/files/nonsense").assertProblem(404, "no document");
        upload(portfolio, "report.pdf", Documents.pdf()).assertProblem(404, "documents belong to");
        upload("nonsense", "report.pdf", Documents.pdf()).assertProblem(404, "documents belong to");
        assertThat(Api.at(port).get(kept.header("location")).status()).isEqualTo(401);
        assertThat(files(certificate)).hasSize(1);
    }

    @Test
    void sendsNoContentThatWasChangedInTheDatabase() {
        Answer kept = upload(certificate, "report.txt", text(10));
        jdbc.update(
                "UPDATE evidence_file_part SET content = ? WHERE file_id = ?",
                text(11),
                stored(kept.json().at("/id").asString()));

        api.get(kept.header("location")).assertProblem(500, "Something went wrong");
    }

    private Answer upload(String record, String name, byte[] content) {
        return upload(api, record, name, content);
    }

    private Answer upload(String record, String name, BodyPublisher content) {
        return api.send(request(record, named(name), content).header("Content-Type", "application/octet-stream"));
    }

    private Answer upload(Api caller, String record, String name, byte[] content) {
        return caller.send(caller.request("/evidence/" + record + "/files" + named(name))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(content)));
    }

    private HttpRequest.Builder request(String record, String query, BodyPublisher content) {
        return api.request("/evidence/" + record + "/files" + query).POST(content);
    }

    private static String named(String name) {
        return "?fileName=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    /** What the registry answers to an upload of which no more comes than the body given. */
    private String raw(String length, String body) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            String head =
                    "POST /evidence/%s/files?fileName=a.pdf HTTP/1.1\r\nHost: localhost:%d\r\nContent-Type: application/pdf\r\n%s: %s\r\n%s\r\n\r\n"
                            .formatted(
                                    certificate,
                                    port,
                                    api.headers().get(0),
                                    api.headers().get(1),
                                    length);
            out.write((head + body).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (!body.isEmpty()) {
                socket.shutdownOutput();
            }
            InputStream in = socket.getInputStream();
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[4096];
            // The registry ends the connection later: it waits for what it was told would come.
            while (answer.indexOf("}") < 0) {
                int read = in.read(buffer);
                if (read < 0) {
                    break;
                }
                answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
            return answer.toString();
        }
    }

    private String file(String mutation, String kind, Map<String, ?> content) {
        return file(product, mutation, kind, content);
    }

    private String file(String of, String mutation, String kind, Map<String, ?> content) {
        return registry.mutate(mutation, Map.of("product", of, kind, content), kind + " { id }")
                .at("/" + kind + "/id")
                .asString();
    }

    private JsonNode files(String record) {
        return api.ask("""
                        query($id: ID!) { node(id: $id) { ... on Certificate {
                          files { id fileName mediaType sizeInBytes sha256 uploadedAt uploadedBy path } } } }""", Map.of("id", record)).data("/node/files");
    }

    private JsonNode node(Answer kept) {
        return api.ask(
                        "query($id: ID!) { node(id: $id) { id ... on EvidenceFile { fileName } } }",
                        Map.of("id", kept.json().at("/id").asString()))
                .data("/node");
    }

    /** The identifier that the rows have: what follows the letter of its kind. */
    private static byte[] stored(String id) {
        byte[] bytes = java.util.Base64.getUrlDecoder().decode(id);
        java.nio.ByteBuffer rest = java.nio.ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        return Ids.bytes(new UUID(rest.getLong(), rest.getLong()));
    }

    /** Letters that differ, as many as asked for. */
    private static byte[] text(int size) {
        Random random = new Random(size);
        byte[] text = new byte[size];
        for (int i = 0; i < size; i++) {
            text[i] = (byte) ('a' + random.nextInt(26));
        }
        return text;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
