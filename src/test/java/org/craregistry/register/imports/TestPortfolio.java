package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.Registry;
import tools.jackson.databind.JsonNode;

/** A portfolio of its own for a test, with a client that calls it over HTTP. */
record TestPortfolio(Registry registry, Api api, String key, String id) {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> UNDER_WAY = Set.of("RECEIVED", "PLANNING", "APPLYING", "REVERTING");
    private static final String IMPORT = """
            query ($id: ID!) { import(id: $id) {
              id revision state fileName sizeInBytes sha256 uploadedBy uploadedAt plannedAt finishedBy finishedAt failure
              portfolio { key }
              columns { sheet row recognised { column text field } computed { field } unknown { text } }
              counts { rowsInFile rowsRead create update unchanged rejected }
              notes { severity code sheet cell message }
              rows(first: 50) { totalCount pageInfo { hasNextPage endCursor }
                nodes { sheet row action label product { id reference } fieldChanges { field old new }
                  evidence { sheet row action label fieldChanges { field old new } }
                  problems { severity code sheet cell column met message } } } } }""";
    private static final String PRODUCTS = """
            query ($key: String!) { portfolio(key: $key) { products(first: 50) { totalCount nodes {
              id revision reference version name manufacturer facts { dataConnection }
              changes(first: 3) { nodes { action through import { id } sheet row actor } } } } } }""";

    static TestPortfolio create(int port) {
        Registry registry = new Registry(port);
        String key = Registry.newKey();
        return new TestPortfolio(registry, registry.administrator(), key, registry.portfolio(key));
    }

    TestPortfolio as(Api other) {
        return new TestPortfolio(registry, other, key, id);
    }

    /** The same portfolio, called by a new account that holds the role in it. */
    TestPortfolio asMember(String role) {
        return as(registry.member(id, role));
    }

    Answer upload(String contentType, byte[] body, String query) {
        return api.send(api.request("/registers/" + key + "/imports" + query)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** Uploads a CSV file and returns the id of its import. */
    String uploadCsv(String csv) {
        return accepted(upload("text/csv", csv.getBytes(StandardCharsets.UTF_8), "?fileName=register.csv"));
    }

    /** Uploads a CSV file, waits for its plan and returns it. */
    JsonNode plan(String csv) {
        return await(uploadCsv(csv));
    }

    /** Uploads a CSV file, has all of it applied and returns the import. */
    JsonNode takeOver(String csv) {
        String importId = plan(csv).at("/id").asString();
        assertThat(apply(importId, "ALL_OR_NOTHING")).isEmpty();
        return await(importId);
    }

    /** Uploads a workbook, waits for its plan and returns it. */
    JsonNode plan(byte[] workbook) {
        return await(accepted(upload(XLSX, workbook, "?fileName=register.xlsx")));
    }

    /** Uploads a workbook, has all of it applied and returns the import. */
    JsonNode takeOver(byte[] workbook) {
        JsonNode planned = plan(workbook);
        assertThat(apply(planned.at("/id").asString(), "ALL_OR_NOTHING"))
                .as(planned.toString())
                .isEmpty();
        return await(planned.at("/id").asString());
    }

    static String accepted(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        String id = answer.json().at("/id").asString();
        assertThat(answer.header("location")).isEqualTo("/registers/imports/" + id);
        return id;
    }

    static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Waits until nothing is under way, and returns the import. */
    JsonNode await(String importId) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        JsonNode found = find(importId);
        while (UNDER_WAY.contains(found.at("/state").asString()) && System.nanoTime() < until) {
            pause();
            found = find(importId);
        }
        assertThat(found.at("/state").asString()).isNotIn(UNDER_WAY);
        return found;
    }

    JsonNode find(String importId) {
        return answer(IMPORT, Map.of("id", importId)).data("/import");
    }

    /** Asks for an import to be applied and returns the errors. */
    JsonNode apply(String importId, String mode) {
        String mutation =
                "mutation ($input: ApplyImportInput!) { result: applyImport(input: $input) { import { state } errors { code path message } } }";
        return answer(mutation, Map.of("input", Map.of("id", importId, "mode", mode)))
                .data("/result/errors");
    }

    /** Asks for an import to be discarded and returns the errors. */
    JsonNode discard(String importId) {
        return decide("discardImport", "DiscardImportInput", importId);
    }

    /** Asks for an import to be cancelled and returns the errors. */
    JsonNode cancel(String importId) {
        return decide("cancelImport", "CancelImportInput", importId);
    }

    /** Asks for an import to be taken back and returns the errors. */
    JsonNode revert(String importId) {
        return decide("revertImport", "RevertImportInput", importId);
    }

    private JsonNode decide(String mutation, String input, String importId) {
        String document =
                "mutation ($input: %s!) { result: %s(input: $input) { import { state } errors { code path message } } }"
                        .formatted(input, mutation);
        return answer(document, Map.of("input", Map.of("id", importId))).data("/result/errors");
    }

    /** The products, as far as one page goes. */
    JsonNode products() {
        return answer(PRODUCTS, Map.of("key", key)).data("/portfolio/products");
    }

    Answer answer(String document, Map<String, ?> variables) {
        Answer answer = api.ask(document, variables);
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        return answer;
    }

    /** How many rows a planned import has of each kind, in words. */
    static String counts(JsonNode planned) {
        JsonNode counts = planned.at("/counts");
        return "%d read: %d create, %d update, %d unchanged, %d rejected"
                .formatted(
                        counts.at("/rowsRead").asInt(),
                        counts.at("/create").asInt(),
                        counts.at("/update").asInt(),
                        counts.at("/unchanged").asInt(),
                        counts.at("/rejected").asInt());
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
