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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is told of a product is a sentence that somebody understands who does not know the acts. */
class SentencesTests {

    private static final int PRODUCTS = Answers.tried(200);
    private static final int SHOWN = 60;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The product is a chip.        | the product is a chip
            AI is in it.                  | AI is in it
            X.                            | x
            """)
    void aSentenceIsAClauseOfItsOwn(String sentence, String clause) {
        assertThat(Sentences.clause(sentence)).isEqualTo(clause);
        assertThat(Saying.of(sentence, "No."))
                .isEqualTo(new Saying(sentence, "No.", "It is not known yet whether " + clause + "."));
        assertThat(Saying.ofClause(clause, "No."))
                .isEqualTo(new Saying(sentence, "No.", "It is not known yet whether " + clause + "."));
        assertThat(Sentences.isUnknown(Sentences.unknown(clause))).isTrue();
        assertThat(Sentences.isUnknown(sentence)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            annexIIIPoints    | P4A         | The AI system is meant for a use that Annex III lists: "Recruitment and selection".
            annexIIIPoints    | P4A P3A     | The AI system is meant for a use that Annex III lists: "Access to education (and 1 more)".
            annexIIIPoints    | P4A P3A P4B | The AI system is meant for a use that Annex III lists: "Access to education (and 2 more)".
            annexIIIPoints    | ''          | The AI system is meant for none of the uses of Annex III.
            coreFunctionality | CRA-IV-02   | Its core functionality is "Smart meter gateways and other devices for advanced security".
            coreFunctionality | NONE        | Its core functionality is in none of the categories of important or critical products.
            chip              | NONE        | The product is not a chip.
            expectedUseYears  | 7.5         | The product is expected to be in use for 7.5 years.
            placedOnMarketOn  | 2028-09-01  | The first unit was placed on the market on 1 September 2028.
            placedOnMarketOn  | 2028-09-02  | The first unit will be placed on the market on 2 September 2028.
            """)
    void saysAnAnswerInWords(String name, String answer, String sentence) {
        Fact<?> fact = Vocabulary.fact(name);
        Object plain = !(fact instanceof ChoicesFact)
                ? answer
                : Stream.of(answer.split(" ")).filter(code -> !code.isEmpty()).toList();
        Case c = new DayByDay(Facts.of(Map.of(name, plain)), Evidence.none(), States.R0, null)
                .caseOn(LocalDate.of(2028, 9, 1));

        assertThat(FactStatements.of(fact, c)).isEqualTo(sentence);
    }

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
