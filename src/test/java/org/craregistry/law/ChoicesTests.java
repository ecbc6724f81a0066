package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.ReflectionSupport;

/** Every closed list of the acts has words that people can tell apart. */
class ChoicesTests {

    static Stream<List<? extends Choice>> lists() {
        Stream<List<? extends Choice>> enumerations = ReflectionSupport.findAllClassesInPackage(
                        "org.craregistry.law", one -> one.isEnum() && Choice.class.isAssignableFrom(one), name -> true)
                .stream()
                .map(one -> Arrays.asList((Choice[]) one.getEnumConstants()));
        return Stream.concat(enumerations, Stream.of(CategoryCode.ALL));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void haveLabelsThatPeopleCanTellApart(List<? extends Choice> choices) {
        assertThat(choices)
                .extracting(Choice::label)
                .allSatisfy(label -> assertThat(label).hasSizeGreaterThan(1).doesNotContain("_"))
                .doesNotHaveDuplicates();
        assertThat(choices).extracting(Choice::code).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void areExplainedEachByItselfOrNotAtAll(List<? extends Choice> choices) {
        assertThat(choices.stream().map(Choice::explanation).filter(Objects::nonNull))
                .allSatisfy(explanation -> assertThat(explanation).hasSizeGreaterThan(15))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void becomeTermsAndAnswersInTheSameWords(List<? extends Choice> choices) {
        Citation citation = Act.CRA.at("Art. 1");

        assertThat(choices)
                .extracting(choice -> Term.of("Kind", choice, citation))
                .containsExactlyElementsOf(choices.stream()
                        .map(one -> new Term("Kind", one.code(), one.label(), one.explanation(), citation))
                        .toList());
        assertThat(AnswerChoice.of(choices))
                .containsExactlyElementsOf(choices.stream()
                        .map(one -> new AnswerChoice(one.code(), one.label(), one.explanation()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("requirements")
    void requirementsSayWhatTheyAskAndWhere(AnnexIRequirement requirement) {
        assertThat(requirement.summary()).hasSizeGreaterThan(20);
        assertThat(requirement.code()).startsWith("CRA-AI-P" + requirement.part() + "-");
        assertThat(requirement.explanation()).isEqualTo(requirement.summary());
        assertThat(requirement.label()).isEqualTo(requirement.title());
        assertThat(requirement.citation().place())
                .startsWith("Annex I Part " + (requirement.part() == 1 ? "I point" : "II point"));
    }

    static Stream<AnnexIRequirement> requirements() {
        return Stream.of(AnnexIRequirement.values());
    }

    @ParameterizedTest
    @EnumSource
    void elementsSayWhatTheyAskAndWhere(Article15Element element) {
        assertThat(element.summary()).hasSizeGreaterThan(20);
        assertThat(element.explanation()).isEqualTo(element.summary());
        assertThat(element.label()).isEqualTo(element.title());
        assertThat(element.citation().act()).isEqualTo(Act.AI_ACT);
        assertThat(element.citation().place()).startsWith("Art. 15(");
        assertThat(element.isCybersecurity()).isEqualTo(element.code().startsWith("A15-CY"));
        assertThat(element.mayBeNotAppropriate()).isEqualTo(element.code().startsWith("A15-CY4"));
    }

    @Test
    void categoriesAreExplainedByTheirDescriptions() {
        assertThat(CategoryCode.NONE.explanation()).isNull();
        assertThat(CategoryCode.of(CraAnnex3.MICROPROCESSORS).explanation())
                .isEqualTo(CraAnnex3.MICROPROCESSORS.description());
    }

    @ParameterizedTest
    @CsvSource({"NONE, NONE, 0", "RADIO_EQUIPMENT, A, 6", "AVIATION, B, 20", "MACHINERY, B, 21"})
    void actsOfAnnexIStandInASectionAtAPoint(AnnexIAct act, AnnexIAct.Section section, int point) {
        assertThat(act.section()).isEqualTo(section);
        assertThat(act.point()).isEqualTo(point);
    }

    @ParameterizedTest
    @EnumSource
    void daysOfTheLawHaveANameAndAStatement(LegalDate date) {
        assertThat(date.title()).startsWith("the ").hasSizeGreaterThan(20);
        assertThat(date.statement()).hasSizeGreaterThan(20).doesNotEndWith(".");
        assertThat(date.citation().place()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void daysAheadSayWhatHappens(DayAhead.Kind kind) {
        assertThat(kind.label()).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @EnumSource
    void openQuestionsOfLawSayWhatIsAsked(Reading reading) {
        assertThat(reading.explanation()).startsWith("Wh").endsWith(".");
        assertThat(reading.point()).isBetween(1, 20);
    }

    @ParameterizedTest
    @MethodSource("acts")
    void actsHaveATitleANumberAndAnAddress(Act act) {
        assertThat(act.title()).isNotBlank();
        assertThat(act.number()).isNotBlank();
        assertThat(act.at("Art. 1").url())
                .isEqualTo(act.url())
                .hasHost(act.url().getHost());
        assertThat(act.url().getHost()).endsWith("europa.eu");
    }

    static Stream<Act> acts() {
        return Stream.of(Act.values());
    }
}
