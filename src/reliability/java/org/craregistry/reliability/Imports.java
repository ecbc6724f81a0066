package org.craregistry.reliability;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import tools.jackson.databind.JsonNode;

/** Uploads and follows imports over the API. */
final class Imports {

    private static final String STATE =
            "query($id: ID!) { import(id: $id) { state failure counts { rowsRead create update rejected } } }";

    private static final Set<String> UNDER_WAY = Set.of("RECEIVED", "PLANNING", "APPLYING", "REVERTING");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Imports() {}

    /** Makes a portfolio with this key. @return its id */
    static String portfolio(Api api, String key) {
        return api.ask(
                        "mutation($input: CreatePortfolioInput!) { createPortfolio(input: $input) { portfolio { id } errors { message } } }",
                        Map.of("input", Map.of("key", key, "name", key)))
                .data("/createPortfolio/portfolio/id")
                .asString();
    }

    /** @return the id of the import */
    static String upload(Api api, String portfolio, Path file) throws IOException {
        return accepted(api.send(api.request("/registers/" + portfolio + "/imports")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofFile(file))));
    }

    /** @return the id of the import */
    static String upload(Api api, String portfolio, String csv) {
        return accepted(api.send(api.request("/registers/" + portfolio + "/imports")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv))));
    }

    private static String accepted(Answer answer) {
        if (answer.status() != 202) {
            throw new IllegalStateException("The upload was refused: " + answer.text());
        }
        return answer.json().at("/id").asString();
    }

    /** The import as it is now; missing while the registry does not answer. */
    static JsonNode find(Api api, String id) {
        return api.ask(STATE, Map.of("id", id)).data("/import");
    }

    /** Asks for an applied import to be taken back. @return whether that was acknowledged */
    static boolean revert(Api api, String id) {
        return api.ask("""
                        mutation($input: RevertImportInput!) { revertImport(input: $input) { import { state } errors { message } } }""", Map.of("input", Map.of("id", id)))
                .data("/revertImport/import/state")
                .asString("")
                .startsWith("REVERT");
    }

    /** Asks for all rows to be taken over. @return whether that was acknowledged */
    static boolean apply(Api api, String id) {
        return api.ask("""
                        mutation($input: ApplyImportInput!) { applyImport(input: $input) { import { state } errors { message } } }""", Map.of("input", Map.of("id", id, "mode", "ALL_OR_NOTHING")))
                .data("/applyImport/import/state")
                .asString("")
                .equals("APPLYING");
    }

    /** The state of an import once nothing works on it any more, or after some minutes. */
    static String settled(Api api, String id) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        String state = "RECEIVED";
        while (UNDER_WAY.contains(state) && System.nanoTime() < until) {
            Thread.sleep(200);
            state = find(api, id).at("/state").asString(state);
        }
        return state;
    }

    /** How many products a portfolio has; -1 where that is not answered. */
    static int count(Api api, String portfolio) {
        return api.ask("{ portfolio(key: \"%s\") { products(first: 1) { totalCount } } }".formatted(portfolio))
                .data("/portfolio/products/totalCount")
                .asInt(-1);
    }
}
