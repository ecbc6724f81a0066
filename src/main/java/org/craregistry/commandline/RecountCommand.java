package org.craregistry.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Has the products of portfolios counted anew. */
@Command(
        name = "recount",
        description = {
            "Counts the products of portfolios anew and corrects what the registry counts of them.",
            "It does so each night by itself. Needs the token of an administrator that may write."
        })
final class RecountCommand implements Callable<Integer> {

    private static final String PORTFOLIOS =
            "query($after: String) { portfolios(first: 100, after: $after) { nodes { id key } pageInfo { endCursor hasNextPage } } }";
    private static final String ONE = "query($key: String!) { portfolio(key: $key) { id key } }";
    private static final String RECOUNT = """
            mutation($input: RecountProductsInput!) {
              recountProducts(input: $input) { corrected errors { message } }
            }""";

    private final Shell shell;

    @Mixin
    private final Connection connection;

    @Option(
            names = "--portfolio",
            paramLabel = "KEY",
            description = "The key of the portfolio; all where none is named.")
    private @Nullable String portfolio;

    @Option(names = "--json", description = "Answers in JSON.")
    private boolean json;

    RecountCommand(Shell shell) {
        this.shell = shell;
        this.connection = new Connection(shell);
    }

    private record Found(String id, String key) {}

    /** What was counted, as JSON. */
    private record Recounted(String portfolio, int corrected) {}

    /** All of it, as JSON. */
    private record Recounts(int exitCode, List<Recounted> portfolios) {}

    @Override
    public Integer call() {
        RemoteRegistry registry = connection.open();
        List<Recounted> counted = new ArrayList<>();
        for (Found found : portfolio == null ? all(registry) : List.of(one(registry, portfolio))) {
            JsonNode payload = registry.mutate("recountProducts", RECOUNT, Map.of("portfolio", found.id()));
            counted.add(new Recounted(found.key(), payload.at("/corrected").asInt()));
        }
        if (json) {
            shell.json(new Recounts(ExitCode.DONE.number(), counted));
        } else {
            counted.forEach(one -> shell.say(sentence(one)));
        }
        return ExitCode.DONE.number();
    }

    private static String sentence(Recounted counted) {
        return counted.corrected() == 0
                ? "%s: all counts are right.".formatted(counted.portfolio())
                : "%s: %d %s wrong, and right now."
                        .formatted(
                                counted.portfolio(),
                                counted.corrected(),
                                counted.corrected() == 1 ? "count was" : "counts were");
    }

    private static Found one(RemoteRegistry registry, String key) {
        JsonNode found = registry.ask(ONE, Map.of("key", key)).at("/portfolio");
        if (found.isMissingNode() || found.isNull()) {
            throw CommandFailed.refused("There is no portfolio %s that you may see.".formatted(key));
        }
        return found(found);
    }

    private static List<Found> all(RemoteRegistry registry) {
        List<Found> all = new ArrayList<>();
        JsonNode page;
        Map<String, String> after = Map.of();
        do {
            page = registry.ask(PORTFOLIOS, after).at("/portfolios");
            page.at("/nodes").forEach(node -> all.add(found(node)));
            after = Map.of("after", page.at("/pageInfo/endCursor").asString(""));
        } while (page.at("/pageInfo/hasNextPage").asBoolean());
        return all;
    }

    private static Found found(JsonNode node) {
        return new Found(node.at("/id").asString(), node.at("/key").asString());
    }
}
