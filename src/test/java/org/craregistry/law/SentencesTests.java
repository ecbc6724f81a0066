package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is told of a product is a sentence that somebody understands who does not know the acts. */
class SentencesTests {

    private static final int PRODUCTS = Answers.tried(200);
    private static final int SHOWN = 60;

    @Test
    @Tag("slow")
    void isUnderstoodForEveryExample() {
        Stream<ToldSentences.Told> told = Examples.TABLES.stream()
                .flatMap(Examples::of)
                .flatMap(example -> ToldSentences.of(Examples.determination(example)).stream());

        assertThat(faults(told)).isEmpty();
    }

    @Test
    void isUnderstoodForProductsMadeUpByChance() {
        Answers answers = new Answers(20281);
        Filings filings = new Filings(20282);
        Stream<ToldSentences.Told> told = Stream.generate(() -> answers.facts(answers.share()))
                .limit(PRODUCTS)
                .flatMap(facts -> {
                    Evidence evidence = filings.evidence();
                    LocalDate day = answers.day();
                    StateOfLaw stateOfLaw = answers.pick(States.ALL);
                    return Stream.concat(
                            ToldSentences.of(Law.determine(facts, evidence, day, stateOfLaw)).stream(),
                            ToldSentences.ahead(facts, evidence, day, stateOfLaw).stream());
                });

        assertThat(faults(told)).isEmpty();
    }

    @Test
    void isUnderstoodForEveryAnswerToEveryQuestion() {
        Answers answers = new Answers(20283);
        Stream<ToldSentences.Told> told = Vocabulary.FACTS.stream()
                .flatMap(fact -> Stream.concat(
                                Stream.of(Facts.none()), answers.everyAnswer(Facts.none(), fact).stream())
                        .map(facts ->
                                new DayByDay(facts, Evidence.none(), States.R0, null).caseOn(LocalDate.of(2028, 9, 1)))
                        .map(c -> new ToldSentences.Told(fact.name(), FactStatements.of(fact, c))));

        assertThat(faults(told)).isEmpty();
    }

    /** What is wrong about the sentences, each fault of one place once. */
    private static List<String> faults(Stream<ToldSentences.Told> told) {
        Map<String, String> faults = new TreeMap<>();
        told.forEach(one -> {
            String fault = PlainWords.fault(one.sentence());
            if (!fault.isEmpty()) {
                faults.putIfAbsent(one.from() + " has " + fault, one.sentence());
            }
        });
        return faults.entrySet().stream()
                .limit(SHOWN)
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.toList());
    }
}
