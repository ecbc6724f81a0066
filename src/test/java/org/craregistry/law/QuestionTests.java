package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A question can be put to a person without asking for anything else. */
class QuestionTests {

    static Stream<Question> questions() {
        return Vocabulary.QUESTIONS.stream();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void saysHowItIsAnsweredAndWithWhichOthers(Question question) {
        boolean isChosen = question.type() == QuestionType.CHOICE
                || question.type() == QuestionType.CHOICES
                || question.type() == QuestionType.CATEGORY;
        assertThat(question.choices().isEmpty()).as(question.name()).isEqualTo(!isChosen);
        assertThat(question.choices()).extracting(AnswerChoice::label).doesNotHaveDuplicates();
        assertThat(question.group().purpose()).endsWith(".");
        if (question.help() != null) {
            assertThat(question.help()).endsWith(".").hasSizeLessThan(130);
        }
        boolean isNumber = question.type() == QuestionType.NUMBER;
        assertThat(question.unit() != null).isEqualTo(isNumber);
        assertThat(question.minimum() != null && question.maximum() != null).isEqualTo(isNumber);
    }

    @Test
    void everyQuestionIsAskedOnceInTheOrderOfTheGroups() {
        assertThat(QuestionGroup.ORDER).containsExactlyInAnyOrderElementsOf(Vocabulary.QUESTIONS);
        assertThat(QuestionGroup.ORDER).extracting(Question::group).isSorted();
        assertThat(QuestionGroup.ORDER.subList(0, 6))
                .as("the gate: what is it, where is it sold, is it AI")
                .extracting(Question::name)
                .containsExactly(
                        "nature", "dataConnection", "unionMarket", "commercialActivity", "operatorRole", "aiSystem");
    }

    @Test
    void theUseOfAiIsAskedBeforeWhatIsAnsweredAlikeForMostProducts() {
        assertThat(QuestionGroup.AI_USE).isLessThan(QuestionGroup.EXCEPTIONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOFTWARE", "SERVICE"})
    void whatIsNoHardwareIsNotAskedForAChip(String nature) {
        assertThat(asked(Map.of("nature", nature))).noneMatch(name -> name.startsWith("chip"));
    }

    @Test
    void whatIsNoChipIsNotAskedWhatAChipDoes() {
        assertThat(asked(Map.of("nature", "HARDWARE", "chip", "NONE"))).noneMatch(name -> name.startsWith("chip"));
    }

    @Test
    void aProductWithoutAiIsAskedNothingAboutIt() {
        assertThat(asked(Map.of("aiSystem", false)))
                .noneMatch(name -> Vocabulary.fact(name).group() == QuestionGroup.AI_USE);
    }

    @Test
    void howMuchOfTheCraAppliesIsAskedAlsoWhereNothingElseAsksForIt() {
        assertThat(asked(Map.of("commercialActivity", false), "2027-12-12"))
                .contains("stillPlacedOnMarket", "substantiallyModified", "substantiallyModifiedOn");
    }

    @Test
    void howTheProductMayBeAssessedIsAskedBeforeTheCraAppliesToo() {
        Map<String, ?> screening = Map.of(
                "aiSystem",
                true,
                "aiExclusion",
                "NONE",
                "annexIAct",
                "NONE",
                "annexIIIPoints",
                List.of("P1A"),
                "derogationConditions",
                List.of());

        assertThat(asked(screening, "2024-12-09")).contains("freeAndOpenSource", "technicalDocumentationPublic");
    }

    @Test
    void theSupportPeriodIsAskedBeforeItIsDue() {
        Facts manufactured = Examples.of("scope.csv").findFirst().orElseThrow().facts();

        assertThat(asked(
                        manufactured
                                .with(Vocabulary.SUPPORT_UNTIL, null)
                                .with(Vocabulary.OPERATOR_ROLE, OperatorRole.IMPORTER)
                                .plain(),
                        "2027-12-02"))
                .contains("supportUntil");
    }

    private static List<String> asked(Map<String, ?> facts) {
        return asked(facts, "2028-09-01");
    }

    private static List<String> asked(Map<String, ?> facts, String day) {
        return Law.determine(Facts.of(facts), Evidence.none(), LocalDate.parse(day), States.R0).openQuestions().stream()
                .map(Question::name)
                .toList();
    }

    @Test
    void fieldsOfTheEvidenceAreAnsweredAsTheyAreFiled() {
        assertThat(type("certificates.scheme")).isEqualTo(QuestionType.TEXT);
        assertThat(type("certificates.level")).isEqualTo(QuestionType.CHOICE);
        assertThat(type("declarations.issuedOn")).isEqualTo(QuestionType.DATE);
        assertThat(type("declarations.namesAiActArticle15")).isEqualTo(QuestionType.YES_NO);
        assertThat(type("declarations.acts")).isEqualTo(QuestionType.CHOICES);
        assertThat(Vocabulary.findQuestion("declarations.annexVItems")
                        .orElseThrow()
                        .codes())
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
    }

    @Test
    void factsAreAnsweredAsTheyAreAsked() {
        assertThat(Vocabulary.DATA_CONNECTION.type()).isEqualTo(QuestionType.YES_NO);
        assertThat(Vocabulary.CHIP.type()).isEqualTo(QuestionType.CHOICE);
        assertThat(Vocabulary.OTHER_LAW.type()).isEqualTo(QuestionType.CHOICES);
        assertThat(Vocabulary.CORE_FUNCTIONALITY.type()).isEqualTo(QuestionType.CATEGORY);
        assertThat(Vocabulary.PLACED_ON_MARKET_ON.type()).isEqualTo(QuestionType.DATE);
        assertThat(Vocabulary.EXPECTED_USE_YEARS.type()).isEqualTo(QuestionType.NUMBER);
        assertThat(Vocabulary.EXPECTED_USE_YEARS.unit()).isEqualTo("years");
        assertThat(Vocabulary.CHIP.enumeration()).isEqualTo(Chip.class);
        assertThat(Vocabulary.OTHER_LAW.enumeration()).isEqualTo(OtherLaw.class);
    }

    @ParameterizedTest
    @CsvSource({"namesAiActArticle15, YES_NO", "issuedOn, DATE", "acts, CHOICES", "number, TEXT"})
    void aFieldOfARecordIsFilledAsItsTypeTells(String field, QuestionType type) {
        assertThat(QuestionType.of(Declaration.class, field)).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource
    void groupsSayWhatTheyAreAboutAndWhatTheyDecide(QuestionGroup group) {
        assertThat(group.label()).isEqualTo(group.title()).hasSizeGreaterThan(10);
        assertThat(group.explanation()).isEqualTo(group.purpose()).endsWith(".");
    }

    @Test
    void aCertificateCoversRequirementsAndElementsOfCybersecurity() {
        assertThat(AnswerChoice.ofCoverage())
                .extracting(AnswerChoice::code)
                .hasSize(AnnexIRequirement.values().length + Article15Element.CYBERSECURITY.size())
                .startsWith("CRA-AI-P1-1")
                .endsWith("A15-CY4e");
    }

    private static QuestionType type(String name) {
        return Vocabulary.findQuestion(name).orElseThrow().type();
    }
}
