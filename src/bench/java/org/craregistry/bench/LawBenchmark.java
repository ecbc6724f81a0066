package org.craregistry.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.craregistry.law.Determination;
import org.craregistry.law.Evidence;
import org.craregistry.law.Facts;
import org.craregistry.law.Law;
import org.craregistry.law.Reason;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.plain.Example;
import org.craregistry.law.plain.StateOfLawReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.yaml.snakeyaml.Yaml;

/**
 * How many determinations one core gives in a second (S9), over what a portfolio holds: the worked examples, with and
 * without AI, with the evidence that they name.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Thread)
public class LawBenchmark {

    /** Which examples are determined, one after the other. */
    public enum Portfolio {
        /** Every worked example of the legal reference. */
        WORKED_EXAMPLES,
        /** Only those that are no AI system, as most of a portfolio. */
        WITHOUT_AI,
        /** Only those with evidence on file. */
        WITH_EVIDENCE,
        /** A product of which nothing is answered. */
        NOTHING_ANSWERED
    }

    @Param
    private Portfolio portfolio;

    private List<Example> examples = List.of();
    private List<StateOfLaw> states = List.of();
    private int next;

    @Setup
    public void read() throws IOException {
        List<Example> worked = new ArrayList<>();
        for (Example example : examples()) {
            if (isIn(example)) {
                worked.add(example);
            }
        }
        List<StateOfLaw> known = states();
        examples = worked;
        states = worked.stream().map(example -> state(known, example)).toList();
    }

    private boolean isIn(Example example) {
        return switch (portfolio) {
            case WORKED_EXAMPLES -> true;
            case WITHOUT_AI -> Boolean.FALSE.equals(example.facts().plain().get("aiSystem"));
            case WITH_EVIDENCE -> !example.evidence().declarations().isEmpty();
            case NOTHING_ANSWERED -> example.facts().answered().isEmpty();
        };
    }

    private List<Example> examples() throws IOException {
        if (portfolio == Portfolio.NOTHING_ANSWERED) {
            return List.of(
                    new Example("nothing", Facts.none(), Evidence.none(), LocalDate.of(2028, 9, 1), "R0", Map.of()));
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (Reader reader = new InputStreamReader(open("/law/examples/worked-examples.csv"), StandardCharsets.UTF_8)) {
            return Example.of(
                    format.parse(reader).stream().map(line -> line.toMap()).toList());
        }
    }

    private static List<StateOfLaw> states() {
        return StateOfLawReader.readAll(Stream.of("R0", "R1", "R2", "R3", "R4")
                .map(id -> new Yaml().<Map<String, Object>>load(open("/law/state-" + id + ".yaml")))
                .toList());
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(LawBenchmark.class.getResourceAsStream(resource), resource);
    }

    private static StateOfLaw state(List<StateOfLaw> states, Example example) {
        return states.stream()
                .filter(state -> state.id().equals(example.stateOfLaw()))
                .findFirst()
                .orElseThrow();
    }

    @Benchmark
    public Determination determination() {
        next = next + 1 < examples.size() ? next + 1 : 0;
        Example example = examples.get(next);
        return Law.determine(example.facts(), example.evidence(), example.asOf(), states.get(next));
    }

    @Benchmark
    public Reason withReasons() {
        return determination().reasons();
    }
}
