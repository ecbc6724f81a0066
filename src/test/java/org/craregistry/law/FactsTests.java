package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.craregistry.law.Vocabulary.CHIP;
import static org.craregistry.law.Vocabulary.DATA_CONNECTION;
import static org.craregistry.law.Vocabulary.OTHER_LAW;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FactsTests {

    private static final String CONDITIONS = "(a) Narrow procedural task; (b) Improves a completed human activity;"
            + " (c) Detects decision patterns without replacing human assessment; (d) Preparatory task.";

    static Stream<Facts> randomFacts() {
        Answers answers = new Answers(20270911);
        return IntStream.range(0, 500).mapToObj(i -> answers.facts(answers.share()));
    }

    @ParameterizedTest
    @MethodSource("randomFacts")
    void plainFormReadsBackAsTheSame(Facts facts) {
        assertThat(Facts.of(facts.plain())).isEqualTo(facts).hasSameHashCodeAs(facts);
        assertThat(facts.plain().keySet())
                .containsExactlyElementsOf(
                        facts.answered().stream().map(Fact::name).toList());
    }

    @ParameterizedTest
    @MethodSource("org.craregistry.law.VocabularyTests#facts")
    void everyAnswerReadsBackAsTheSame(Fact<?> fact) {
        List<Object> plain = fact instanceof BooleanFact
                ? List.of(true, false)
                : fact instanceof DateFact
                        ? List.of("1900-01-01", "2027-12-11", "2200-12-31")
                        : fact instanceof NumberFact ? List.of(0, 5) : List.copyOf(fact.codes());
        plain.forEach(answer -> readsBack(fact, fact instanceof ChoicesFact ? List.of(answer) : answer));
    }

    private static <T> void readsBack(Fact<T> fact, Object plain) {
        T answer = fact.read(plain);

        assertThat(fact.read(fact.plain(answer))).isEqualTo(answer);
        assertThat(fact.read(answer)).isEqualTo(answer);
    }

    @Test
    void unansweredIsAbsent() {
        assertThat(Facts.none().get(DATA_CONNECTION)).isNull();
        assertThat(Facts.none().answered()).isEmpty();
        assertThat(Facts.of(Collections.singletonMap("dataConnection", null))).isEqualTo(Facts.none());
    }

    @Test
    void anAnswerCanBeTakenBack() {
        Facts facts = Facts.none().with(DATA_CONNECTION, true).with(CHIP, Chip.NONE);

        assertThat(facts.with(DATA_CONNECTION, null).plain()).containsExactly(Map.entry("chip", "NONE"));
        assertThat(facts.with(Collections.singletonMap("chip", null)).plain())
                .containsExactly(Map.entry("dataConnection", true));
    }

    @Test
    void changingLeavesTheOriginalAlone() {
        Facts facts = Facts.none().with(DATA_CONNECTION, true);
        facts.with(DATA_CONNECTION, false);

        assertThat(facts.get(DATA_CONNECTION)).isTrue();
    }

    @Test
    void anEmptySetIsAnAnswer() {
        Facts facts = Facts.of(Map.of("otherLaw", List.of()));

        assertThat(facts.get(OTHER_LAW)).isEmpty();
        assertThat(facts.answered()).containsExactly(OTHER_LAW);
        assertThat(facts).isNotEqualTo(Facts.none());
    }

    @Test
    void setsAreReadInAnyOrderAndGivenInThatOfTheAct() {
        Facts facts = Facts.of(Map.of("otherLaw", List.of("MARINE_EQUIPMENT_2014_90", "MEDICAL_DEVICES_2017_745")));

        assertThat(facts.plain().get("otherLaw"))
                .isEqualTo(List.of("MEDICAL_DEVICES_2017_745", "MARINE_EQUIPMENT_2014_90"));
        assertThatThrownBy(() -> facts.get(OTHER_LAW).clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void numbersAreEqualHoweverTheyAreWritten() {
        assertThat(Facts.of(Map.of("expectedUseYears", "7.50"))).isEqualTo(Facts.of(Map.of("expectedUseYears", 7.5)));
        assertThat(Facts.of(Map.of("expectedUseYears", 10)).plain().get("expectedUseYears"))
                .isEqualTo(new BigDecimal("10"));
        assertThat(Facts.of(Map.of("chipAvaVan", "3.0")).plain().get("chipAvaVan"))
                .isEqualTo(3);
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatThrownBy(() -> Facts.of(Map.of("chips", "NONE")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"chips\"")
                .hasMessageContaining("\"chip\"");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "dataConnection",
                        "yes",
                        "\"yes\" is not an answer to \"Data connection\"; accepted: yes or no."),
                Arguments.of(
                        "chip",
                        "CPU",
                        "\"CPU\" is not an answer to \"Chip\"; accepted: No chip; Microprocessor; Microcontroller;"
                                + " ASIC or FPGA."),
                Arguments.of(
                        "chipAvaVan",
                        6,
                        "\"6\" is not an answer to \"Chip AVA_VAN\"; accepted: a whole number from 0 to 5."),
                Arguments.of(
                        "chipAvaVan",
                        -1,
                        "\"-1\" is not an answer to \"Chip AVA_VAN\"; accepted: a whole number from 0 to 5."),
                Arguments.of(
                        "chipAvaVan",
                        "2.5",
                        "\"2.5\" is not an answer to \"Chip AVA_VAN\"; accepted: a whole number from 0 to 5."),
                Arguments.of(
                        "chipAvaVan",
                        "NaN",
                        "\"NaN\" is not an answer to \"Chip AVA_VAN\"; accepted: a whole number from 0 to 5."),
                Arguments.of(
                        "expectedUseYears",
                        "7.125",
                        "\"7.125\" is not an answer to \"Expected use in years\"; accepted: a number with at most 2 decimals"
                                + " from 0 to 100."),
                Arguments.of(
                        "expectedUseYears",
                        101.0,
                        "\"101\" is not an answer to \"Expected use in years\"; accepted: a number with at most 2 decimals"
                                + " from 0 to 100."),
                Arguments.of(
                        "expectedUseYears",
                        "100.01",
                        "\"100.01\" is not an answer to \"Expected use in years\"; accepted: a number with at most 2 decimals"
                                + " from 0 to 100."),
                Arguments.of(
                        "placedOnMarketOn",
                        "31.02.2029",
                        "\"31.02.2029\" is not an answer to \"Placed on the market on\"; accepted: a date such as 2029-02-28."),
                Arguments.of(
                        "placedOnMarketOn",
                        "1899-12-31",
                        "\"1899-12-31\" is not an answer to \"Placed on the market on\"; accepted: a date between 1900-01-01 and"
                                + " 2200-12-31."),
                Arguments.of(
                        "placedOnMarketOn",
                        "2201-01-01",
                        "\"2201-01-01\" is not an answer to \"Placed on the market on\"; accepted: a date between 1900-01-01 and"
                                + " 2200-12-31."),
                Arguments.of(
                        "derogationConditions",
                        "A",
                        "\"A\" is not an answer to \"Derogation conditions\"; accepted: a list of these: "
                                + CONDITIONS),
                Arguments.of(
                        "derogationConditions",
                        List.of("A", "E"),
                        "\"E\" is not an answer to \"Derogation conditions\"; accepted: " + CONDITIONS),
                Arguments.of(
                        "derogationConditions",
                        Arrays.asList("A", null),
                        "\"null\" is not an answer to \"Derogation conditions\"; accepted: " + CONDITIONS),
                Arguments.of(
                        "derogationConditions",
                        Set.of(Chip.NONE),
                        "\"NONE\" is not an answer to \"Derogation conditions\"; accepted: " + CONDITIONS));
    }

    @ParameterizedTest
    @CsvSource({"1899-12-31, false", "1900-01-01, true", "2200-12-31, true", "2201-01-01, false"})
    void daysAreAcceptedWithinTheirBounds(LocalDate day, boolean isAccepted) {
        assertThat(DateFact.accepts(day)).isEqualTo(isAccepted);
        assertThat(DateFact.refusal(day))
                .isEqualTo(isAccepted ? null : day + " is out of bounds; use a date from 1900-01-01 to 2200-12-31.");
    }

    @Test
    void aRefusalNamesWhatIsAcceptedByItself() {
        assertThatThrownBy(() -> DATA_CONNECTION.read("perhaps"))
                .satisfies(e -> assertThat(((RefusedAnswer) e).accepted()).isEqualTo("yes or no"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusalsSayWhatWasMetAndWhatIsAccepted(String name, Object plain, String message) {
        assertThatThrownBy(() -> Facts.of(Map.of(name, plain)))
                .isInstanceOf(RefusedAnswer.class)
                .hasMessage(message)
                .satisfies(e -> assertThat(((RefusedAnswer) e).fact()).isSameAs(Vocabulary.fact(name)));
    }

    @ParameterizedTest
    @MethodSource("org.craregistry.law.VocabularyTests#facts")
    void refusalsAreInTheWordsThatPeopleRead(Fact<?> fact) {
        Stream.of("?", List.of("?"), 1000, "1899-12-31")
                .forEach(met -> assertThatThrownBy(() -> fact.read(met))
                        .isInstanceOf(RefusedAnswer.class)
                        .hasMessageContaining(" is not an answer to \"" + fact.header() + "\"; accepted: ")
                        .satisfies(e -> assertThat(PlainWords.nameOfTheApi(String.valueOf(e.getMessage())))
                                .isEmpty()));
    }

    @Test
    void refusesACategoryThatIsNone() {
        assertThatThrownBy(() -> Facts.of(Map.of("coreFunctionality", "CRA-III-I-20")))
                .isInstanceOf(RefusedAnswer.class)
                .hasMessageContaining(
                        "accepted: None of the categories; ", "; Standalone and embedded browsers (CRA-III-I-02); ");
    }
}
