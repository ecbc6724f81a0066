package org.craregistry.bench;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Compares what the API answers with servlets written by hand for exactly these answers, on one database. The first argument is
 * {@code h2} or {@code mysql}; figures are ratios to the floor, taken in turns.
 */
public final class ReadBenchmark {

    private ReadBenchmark() {}

    public static void main(String[] arguments) {
        String database = arguments[0];
        try (RunningRegistry registry = RunningRegistry.on(database)) {
            Generated data = Generated.into(registry);
            List<Contest> contests = Contest.all(registry, data).stream()
                    .filter(contest -> contest.name().startsWith(System.getProperty("bench.only", "")))
                    .toList();
            contests.forEach(contest -> checkEqual(registry, contest));
            System.out.printf(
                    "%n%s, Java %s, %d products, %d client threads%n",
                    database, Runtime.version().feature(), Generated.PRODUCTS, Turns.CLIENTS);
            for (Contest contest : contests) {
                new Turns(registry.port(), contest).run().print(contest.name());
            }
        }
        System.exit(0);
    }

    /** Sees that the hand-written answer is the same, for otherwise there is nothing to compare. */
    private static void checkEqual(RunningRegistry registry, Contest contest) {
        for (int i = 0; i < contest.variations(); i++) {
            JsonNode floor = Exchange.json(registry.port(), contest.floor(i));
            JsonNode behind = Exchange.json(registry.port(), contest.floorBehindSecurity(i));
            JsonNode answer = Exchange.json(registry.port(), contest.graphQl(i));
            if (!answer.equals(floor) || !answer.equals(behind)) {
                throw new IllegalStateException("%s %d: the answers differ%nAPI   %s%nfloor %s%nbehind %s"
                        .formatted(contest.name(), i, answer, floor, behind));
            }
        }
    }
}
