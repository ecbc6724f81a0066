package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What a reader is told, word by word: for a few worked examples procedures, conditions and what they rest on, and every sentence
 * that any example is told. The approved texts are read and changed by a person; what came out is written beside them.
 */
class ToldAnswersTests {

    private static final List<String> EXAMPLES = List.of("X16", "X22", "X30", "X53");

    private final List<String> told = new ArrayList<>();

    @Test
    void isToldInTheApprovedWords() throws IOException {
        Examples.of("worked-examples.csv")
                .filter(example ->
                        EXAMPLES.stream().anyMatch(name -> example.name().startsWith(name + " ")))
                .forEach(example -> tell(example.name(), Examples.determination(example)));
        tell(
                "nothing answered",
                Law.determine(Facts.none(), Evidence.none(), LocalDate.of(2028, 9, 1), States.named("R4")));

        assertIsApproved("told-answers.txt", told);
    }

    /** Each with the first example that is told it. */
    @Test
    void everySentenceIsTheApprovedOne() throws IOException {
        Map<String, String> first = new TreeMap<>();
        Examples.TABLES.stream()
                .flatMap(Examples::of)
                .forEach(example -> ToldSentences.of(Examples.determination(example))
                        .forEach(one -> first.putIfAbsent(one.from() + ": " + one.sentence(), example.name())));
        List<String> lines = first.entrySet().stream()
                .map(each -> "%s [%s]".formatted(each.getKey(), each.getValue()))
                .toList();

        assertIsApproved("told-sentences.txt", lines);
    }

    private static void assertIsApproved(String name, List<String> lines) throws IOException {
        Path cameOut = Path.of("target", name);
        Files.write(cameOut, lines);
        assertThat(lines)
                .as("compare %s with src/test/resources/law/%s", cameOut, name)
                .isEqualTo(approved(name));
    }

    private static List<String> approved(String name) throws IOException {
        try (InputStream in = ToldAnswersTests.class.getResourceAsStream("/law/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private void tell(String name, Determination determination) {
        told.add("== " + name);
        determination.procedures().forEach(this::tell);
        determination.craConformity().conditions().forEach(condition -> tell("conformity", condition));
        Article15Answer answer = determination.article15();
        told.add("article15 " + answer.outcome() + ": " + answer.detail() + " " + answer.detailCodes());
        answer.routes().forEach(route -> {
            told.add(route.route() + " " + route.status() + " unmet " + route.unmet());
            route.conditions().forEach(condition -> tell(route.route().name(), condition));
        });
        determination
                .findings()
                .forEach(finding -> told.add("finding " + finding.code() + ": " + finding.message() + " "
                        + finding.citation() + " " + finding.remedy()));
        told.add("asked " + determination.openQuestions());
    }

    private void tell(ProcedureOption option) {
        told.add("procedure " + option.procedure() + " " + option.state() + " " + option.purpose() + " " + option.row()
                + ": " + option.reason() + " [" + option.citation() + "] by " + option.assessor());
    }

    private void tell(String of, ConditionAnswer condition) {
        told.add(of + " " + condition.code() + " " + condition.truth() + ": " + condition.because() + " "
                + condition.restsOn() + " " + condition.missing());
    }
}
