package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.craregistry.law.plain.Example;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeterminationTests {

    private static Determination of(String asOf, Map<String, Object> facts) {
        return Law.determine(Facts.of(facts), Evidence.none(), LocalDate.parse(asOf), States.R0);
    }

    private static Example ordinary() {
        return Examples.of("scope.csv").findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-12-09, 2024-12-09",
        "2024-12-10, 2025-02-01",
        "2026-11-22, 2026-12-01",
        "2027-12-10, 2027-12-10",
        "2027-12-11, 2028-08-01"
    })
    void holdsUntilTheDayBeforeTheNextDayOfTheLaw(String asOf, String last) {
        assertThat(of(asOf, Map.of()).holdsUntil()).contains(LocalDate.parse(last));
    }

    @ParameterizedTest
    @CsvSource({"2031-12-30, 2031-12-31", "2031-12-31, 2031-12-31", "2032-01-01, ", "2032-01-02, "})
    void holdsUntilTheDayBeforeTheNextDateAmongTheFacts(String asOf, String last) {
        LocalDate expected = last == null ? null : LocalDate.parse(last);

        assertThat(of(asOf, Map.of("placedOnMarketOn", "2032-01-01"))
                        .holdsUntil()
                        .orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2031-12-31, 2032-01-01", "2032-01-01, 2032-01-01", "2032-01-02, "})
    void holdsThroughTheLastDayOfTheSupportPeriod(String asOf, String last) {
        LocalDate expected = last == null ? null : LocalDate.parse(last);

        assertThat(of(asOf, Map.of("supportUntil", "2032-01-01")).holdsUntil().orElse(null))
                .isEqualTo(expected);
    }

    /** Whatever part of the law has been looked at so far, some day of it or of the product comes first. */
    @Test
    void passesOverThePartsOfTheLawThatNothingReadSoFarRestsOn() {
        Facts facts = Facts.of(Map.of("dataConnection", false, "aiSystem", false, "supportUntil", "2032-01-01"));
        Determination determination = Law.determine(facts, Evidence.none(), LocalDate.of(2027, 12, 20), States.R0);

        assertThat(determination.holdsUntil()).contains(LocalDate.of(2028, 8, 1));
        assertThat(determination.holdsAsReadUntil()).contains(LocalDate.of(2032, 1, 1));
    }

    @Test
    void saysWhatItRestsOn() {
        Determination determination = of("2028-09-01", Map.of());

        assertThat(determination.asOf()).isEqualTo("2028-09-01");
        assertThat(determination.stateOfLaw()).isSameAs(States.R0);
    }

    @Test
    void openQuestionsComeInTheOrderInWhichAPersonIsAsked() {
        List<Question> questions = of("2028-09-01", Map.of()).openQuestions();

        assertThat(questions)
                .extracting(QuestionGroup.ORDER::indexOf)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "dataConnection, dataConnection, , dataConnection",
        "annexIIIPoints, , annexIIIPoints, annexIIIPoints",
        "aiSystemIsThisProduct, , , aiSystemIsThisProduct",
        "expectedUseYears, , , "
    })
    void eachAnswerAsksWhatCanChangeIt(String open, String ofTheScope, String ofTheStatus, String ofArticle15) {
        Example screening =
                Examples.named("worked-examples.csv", "X16 X15 without a word on Article 15 in the declaration");
        Facts facts = screening.facts().with(Vocabulary.fact(open), null);
        Determination determination = Law.determine(facts, screening.evidence(), LocalDate.of(2028, 9, 1), States.R0);

        assertThat(names(determination.scope().openQuestions())).isEqualTo(ofTheScope);
        assertThat(names(determination.aiStatus().openQuestions())).isEqualTo(ofTheStatus);
        assertThat(names(determination.article15().openQuestions())).isEqualTo(ofArticle15);
    }

    private static @Nullable String names(List<Question> questions) {
        return questions.isEmpty()
                ? null
                : questions.stream().map(Question::name).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    X15 CV screening software with its own back end               | AI_ACT_ANNEX_VI | 0 | YES | YES
                    X17 X15 without a disclosure policy and a reason why logging is not applicable | AI_ACT_ANNEX_VI | 0 | NO | YES
                    X40 X15 after a model swap that changes its purpose           | AI_ACT_ANNEX_VI | 0 | YES | NO
                    X28 AI radiology software, a medical device                   | | 1 | NO | YES
                    X30 X28 with a withdrawn certificate                          | | 0 | NO | YES
                    """)
    void saysWhatOfTheEvidenceStands(
            String example, Procedure assessed, int certificates, Truth annexI, Truth reassessed) {
        Determination determination = Examples.determination(Examples.named("worked-examples.csv", example));

        assertThat(determination.standingAssessments())
                .extracting(ConformityAssessment::procedure)
                .isEqualTo(assessed == null ? List.of() : List.of(assessed));
        assertThat(determination.standingCertificates()).hasSize(certificates);
        assertThat(determination.annexIIsFulfilled()).isEqualTo(annexI);
        assertThat(determination.aiModificationIsReassessed()).isEqualTo(reassessed);
    }

    /** The act of Annex I decides by which limb it is high-risk, not whether Article 15 applies nor from when. */
    @Test
    void article15AsksForWhatKeepsTheStatusOpenAlsoWhereItDoesNotApplyYet() {
        Determination early = Examples.determination(Examples.named(
                "rulings.csv",
                "Article 15 does not apply yet, whatever act of Annex I comes beside the use of Annex III"));

        assertThat(early.article15().outcome()).isEqualTo(Article15Outcome.NOT_YET_APPLICABLE);
        assertThat(names(early.article15().openQuestions())).isEqualTo("annexIAct");
    }

    /** Placed on the market before the rules apply: a change of its design ends that, or the day for public authorities. */
    @ParameterizedTest
    @CsvSource({
        "true, 2028-12-01, , 2028-12-01",
        "true, 2028-12-01, false, 2028-12-01",
        "true, 2031-12-01, , ",
        "true, 2031-12-01, true, 2030-08-02",
        "true, 2031-12-01, false, 2031-12-01",
        "false, , , ",
        "false, , true, 2030-08-02",
        "false, , false, ",
    })
    void anEarlierSystemIsSparedUntil(
            Boolean changed, String changedOn, Boolean publicAuthority, LocalDate appliesFrom) {
        Facts facts = Examples.named("worked-examples.csv", "X20 X15 placed on the market early")
                .facts()
                .with(Vocabulary.SIGNIFICANT_DESIGN_CHANGE, changed)
                .with(Vocabulary.SIGNIFICANT_DESIGN_CHANGE_ON, changedOn == null ? null : LocalDate.parse(changedOn))
                .with(Vocabulary.PUBLIC_AUTHORITY_USE, publicAuthority);

        assertThat(Law.determine(facts, Evidence.none(), LocalDate.of(2028, 9, 1), States.R0)
                        .aiStatus()
                        .appliesFrom())
                .isEqualTo(appliesFrom);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-12-02, 2028-08-02, 2027-12-02",
        "2028-08-02, 2028-08-02, 2028-08-02",
        "2028-08-03, 2028-08-02, 2028-08-02"
    })
    void aSystemOfBothLimbsFollowsTheEarlierDay(String ofAnnexIII, String ofAnnexI, LocalDate appliesFrom) {
        StateOfLaw law = States.builtOn(sections -> {
                    day(sections, "AI_HIGH_RISK_ANNEX_III", ofAnnexIII);
                    day(sections, "AI_HIGH_RISK_ANNEX_I", ofAnnexI);
                })
                .get("R0");
        Facts facts =
                Examples.named("rulings.csv", "the same, act of Annex I: lifts").facts();
        Determination determination = Law.determine(facts, Evidence.none(), LocalDate.of(2026, 11, 29), law);

        assertThat(determination.aiStatus().outcome()).isEqualTo(AiStatusOutcome.HIGH_RISK_ANNEX_I_A_AND_III);
        assertThat(determination.aiStatus().appliesFrom()).isEqualTo(appliesFrom);
        assertThat(determination.article15().appliesFrom()).isEqualTo(appliesFrom);
    }

    private static void day(Map<String, Map<String, Object>> sections, String name, String day) {
        @SuppressWarnings("unchecked") // each day is a section with the day in it
        Map<String, Object> one = (Map<String, Object>) sections.get("dates").get(name);
        one.put("day", day);
    }

    /** A standard that is cited opens internal control to who applies it. */
    @Test
    void tellsWhatIsOtherwiseUnderAnotherStateOfTheLaw() {
        Facts manager = Examples.named("worked-examples.csv", "X03 password manager with a standard applied in full")
                .facts();
        LocalDate day = LocalDate.of(2028, 9, 1);
        Determination before = Law.determine(manager, Evidence.none(), day, States.R0);
        Determination after = Law.determine(manager, Evidence.none(), day, States.named("R1"));

        assertThat(after.procedureChangesFrom(before))
                .containsExactly(new ProcedureChange(Procedure.MODULE_A, Openness.CLOSED, Openness.OPEN));
        assertThat(after.changesFrom(before))
                .extracting(AnswerChange::answer, AnswerChange::before, AnswerChange::after)
                .containsExactly(
                        tuple(MainAnswer.PROCEDURES, "MODULE_B_C, MODULE_H", "MODULE_A, MODULE_B_C, MODULE_H"));
        assertThat(after.findingChangesFrom(before)).isEmpty();
        assertThat(before.findingChangesFrom(
                        Law.determine(manager, Evidence.none(), LocalDate.of(2028, 5, 1), States.R0)))
                .containsExactly(new FindingChange(FindingCode.NOT_DEMONSTRATED_ON_MARKET, 0, 1));
        assertThat(before.procedureChangesFrom(before)).isEmpty();
    }

    @Test
    void theMainAnswersAreThoseOfTheDetermination() {
        Determination screening = Examples.determination(
                Examples.named("worked-examples.csv", "X15 CV screening software with its own back end"));

        assertThat(MainAnswer.allOf(screening))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(MainAnswer.SCOPE, "IN_SCOPE"),
                        Map.entry(MainAnswer.APPLICABILITY, "FULL"),
                        Map.entry(MainAnswer.REPORTING, "YES"),
                        Map.entry(MainAnswer.CLASSIFICATION, "DEFAULT"),
                        Map.entry(MainAnswer.AI_STATUS, "HIGH_RISK_ANNEX_III"),
                        Map.entry(MainAnswer.PROCEDURES, "AI_ACT_ANNEX_VI"),
                        Map.entry(MainAnswer.CRA_CONFORMITY, "DEMONSTRATED"),
                        Map.entry(MainAnswer.ARTICLE_15, "DEEMED_COMPLIANT"),
                        Map.entry(MainAnswer.BY_CRA_CONFORMITY, "YES"),
                        Map.entry(MainAnswer.BY_CERTIFICATION, "NO"),
                        Map.entry(MainAnswer.BY_DIRECT_EVIDENCE, "NO")));
        assertThat(MainAnswer.allOf(Examples.determination(
                        Examples.named("worked-examples.csv", "X32 lane-keeping AI in a passenger car"))))
                .doesNotContainKeys(MainAnswer.APPLICABILITY, MainAnswer.BY_CRA_CONFORMITY);
    }

    /** That of the interplay where both acts meet, else of Article 32 for the procedures of the CRA alone; none without either. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    X15 CV screening software with its own back end | I1 | I1
                    X02 password manager                            | T9 |
                    X14 CV screening as a pure service              |    |
                    X53 emotion recognition at the workplace        |    |
                    """)
    void aProcedureNamesTheRowThatSaysSo(String example, String ofTheCra, String ofTheAiAct) {
        assertThat(Examples.determination(Examples.named("worked-examples.csv", example))
                        .procedures())
                .filteredOn(option ->
                        option.procedure() == Procedure.MODULE_A || option.procedure() == Procedure.AI_ACT_ANNEX_VI)
                .extracting(ProcedureOption::row)
                .containsExactly(ofTheCra, ofTheAiAct);
    }

    @ParameterizedTest
    @CsvSource({"true, BOTH", "false, AI_ACT", ", "})
    void whatAProcedureServesIsOpenWhileItIsWhetherTheCraCoversTheProduct(Boolean dataConnection, Purpose purpose) {
        Example screening = Examples.named("worked-examples.csv", "X15 CV screening software with its own back end");
        Facts facts = screening.facts().with(Vocabulary.DATA_CONNECTION, dataConnection);

        assertThat(Law.determine(facts, screening.evidence(), LocalDate.of(2028, 9, 1), States.R0)
                        .procedures())
                .filteredOn(option -> option.procedure() == Procedure.AI_ACT_ANNEX_VI)
                .extracting(ProcedureOption::state, ProcedureOption::purpose)
                .containsExactly(tuple(Openness.OPEN, purpose));
    }

    @ParameterizedTest
    @CsvSource({"?, true", "CRA-AI-P1-2d, false", "Annex-I, false"})
    void asksWhatACertificateCoversWhereTheProcedureDependsOnIt(String covers, boolean isAsked) {
        Facts facts = Examples.named("rulings.csv", "a password manager that screens applicants")
                .facts()
                .with(Map.of("aiSystem", false, "annexIIIPoints", List.of(), "standardsApplied", "NONE"));
        Evidence evidence = Examples.onFile(Map.of(
                "version", "1", "certificates", "EUCC HIGH 2026-06-01..2031-05-31 covers " + covers + " version 1"));

        List<Question> asked = Law.determine(facts, evidence, LocalDate.of(2028, 9, 1), States.named("R2"))
                .openQuestions();

        assertThat(asked.contains(EvidenceFields.COVERS)).isEqualTo(isAsked);
    }

    @ParameterizedTest
    @CsvSource({
        "X15 CV screening software with its own back end, 'Art. 6(2)', 4a",
        "'X28 AI radiology software, a medical device', 'Art. 6(1)', 11",
        "X32 lane-keeping AI in a passenger car, 'Art. 6(1)', 19",
        "X02 password manager,,"
    })
    void saysByWhichParagraphAndPointItIsHighRisk(String example, String limb, String point) {
        AiStatusAnswer status = Examples.determination(Examples.named("worked-examples.csv", example))
                .aiStatus();

        assertThat(status.limb()).isEqualTo(limb);
        assertThat(status.point()).isEqualTo(point);
    }

    @Test
    void saysThatItIsHighRiskByBothParagraphs() {
        Facts facts = Examples.named("worked-examples.csv", "X28 AI radiology software, a medical device")
                .facts()
                .with(Map.of("annexIIIPoints", List.of("P4A")));
        AiStatusAnswer status = Law.determine(facts, Evidence.none(), LocalDate.of(2028, 9, 1), States.R0)
                .aiStatus();

        assertThat(status.limb()).isEqualTo("Art. 6(1), 6(2)");
        assertThat(status.point()).isEqualTo("11, 4a");
    }

    @ParameterizedTest
    @CsvSource({
        "2028-09-02, true, PLANNED",
        "2028-09-02, , PLANNED",
        "2028-09-01, , ON_THE_MARKET",
        "2028-09-01, true, ON_THE_MARKET",
        "2028-09-01, false, NO_LONGER_PLACED",
        ", true, ON_THE_MARKET",
        ", false, UNKNOWN",
        ", , UNKNOWN"
    })
    void saysHowFarItHasComeOnItsWayToTheMarket(LocalDate placed, Boolean still, MarketStage stage) {
        Facts facts = Facts.none()
                .with(Vocabulary.PLACED_ON_MARKET_ON, placed)
                .with(Vocabulary.STILL_PLACED_ON_MARKET, still);

        assertThat(Law.determine(facts, Evidence.none(), LocalDate.of(2028, 9, 1), States.R0)
                        .marketStage())
                .isEqualTo(stage);
    }

    @Test
    void reasonsHaveOneBranchForEachAnswerDownToTheFacts() {
        Determination determination = Examples.determination(ordinary());
        Reason whole = determination.reasons();
        List<Reason> reasons = whole.because();

        assertThat(reasons)
                .extracting(Reason::code)
                .containsExactly(
                        "IN_SCOPE",
                        "FULL",
                        "DEFAULT",
                        "NOT_AI",
                        "NONE",
                        "T1",
                        "I16",
                        "NOT_DEMONSTRATED",
                        "NOT_APPLICABLE");
        assertThat(reasons).extracting(Reason::truth).containsOnly(Truth.YES);
        assertThat(whole.truth()).isEqualTo(Truth.YES);
        List<String> statements = new ArrayList<>();
        collect(whole, statements);
        assertThat(statements)
                .contains(
                        "The product has a data connection.",
                        "Its core functionality is in none of the categories of important or critical products.");
    }

    @Test
    void reasonsOfAnUnknownAnswerShowWhatMayStillDecide() {
        Reason scope = of("2028-09-01", Map.of()).reasons().because().get(0);

        assertThat(scope.truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(scope.because()).extracting(Reason::code).contains("NOT_A_PDE", "EXCL_2_2_A", "STEWARD_REGIME");
    }

    /** The branch of one answer, for an ordinary product of which this is said as well. */
    private static Reason reasons(int branch, Map<String, Object> facts) {
        return Law.determine(ordinary().facts().with(facts), Evidence.none(), LocalDate.of(2028, 9, 1), States.R0)
                .reasons()
                .because()
                .get(branch);
    }

    private static Reason step(Reason reason, String code) {
        return reason.because().stream()
                .filter(step -> step.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void reasonsOfTheScopeShowWhatWasWeighedAndDenied() {
        Reason scope = reasons(0, Map.of());

        assertThat(step(scope, "EXCL_2_2_A").truth()).isEqualTo(Truth.NO);
        assertThat(step(scope, "NON_COMMERCIAL").truth()).isEqualTo(Truth.NO);
        assertThat(scope.because()).last().satisfies(step -> {
            assertThat(step.code()).isEqualTo("IN_SCOPE");
            assertThat(step.truth()).isEqualTo(Truth.YES);
        });
    }

    @Test
    void reasonsEndWithTheRowThatDecides() {
        assertThat(reasons(0, Map.of("dataConnection", false)).because())
                .extracting(Reason::code)
                .containsExactly("NOT_A_PDE", "NO_DATA_CONNECTION");
        assertThat(reasons(1, Map.of("placedOnMarketOn", "2027-03-01")).because())
                .extracting(Reason::code)
                .containsExactly("NOT_IN_FORCE", "NOTHING_YET", "ARTICLE_14_ONLY", "LEGACY_69_2");
    }

    @Test
    void reasonsShowWhatDefeatsARow() {
        Reason excluded = step(
                reasons(0, Map.of("otherLaw", List.of("TWO_THREE_WHEELERS_168_2013"), "pedalCycleL1e", true)),
                "EXCL_2_5_DR_2025_1535");

        assertThat(excluded.truth()).isEqualTo(Truth.NO);
        assertThat(excluded.because()).extracting(Reason::truth).containsExactly(Truth.YES, Truth.YES);
        assertThat(excluded.because())
                .extracting(Reason::statement)
                .contains("Vehicles of category L1e that are designed to pedal are not excluded.");
    }

    @Test
    void reasonsOfTheClassShowOnlyWhatDecidesIt() {
        Map<String, Object> chip =
                Map.of("nature", "HARDWARE", "chip", "MICROPROCESSOR", "chipTamperFeatures", false, "chipAvaVan", 4);
        Facts byTier = Facts.of(chip).with(Map.of("chipSecuresOthers", true));
        Facts barred = Facts.of(chip).with(Map.of("chipSecuresOthers", false, "coreFunctionality", "CRA-III-I-13"));

        assertThat(reasons(2, byTier.plain()).because())
                .extracting(Reason::code)
                .containsExactly(CraAnnex3And4Chips.MICROPROCESSORS_ARE_CLASS_I.code(), "CHIP_BETWEEN_TIERS");
        assertThat(reasons(2, barred.plain()).because())
                .extracting(Reason::code)
                .containsExactly(
                        CraAnnex3And4Chips.CHIPS_THAT_SECURE_ONLY_THEMSELVES_HAVE_NO_TIER.code(), "DEFAULT_CHIP");
        assertThat(reasons(2, Map.of()).because())
                .extracting(Reason::code)
                .containsExactly(CraAnnex3And4Chips.WHAT_IS_NO_CHIP_HAS_NO_TIER.code(), "DEFAULT");
    }

    @Test
    void reasonsOfNoClassSayThatItIsNotInScope() {
        assertThat(reasons(2, Map.of("dataConnection", false)).because())
                .extracting(Reason::statement, Reason::truth)
                .containsExactly(tuple("Only a product that the CRA covers has a class.", Truth.NO));
        assertThat(of("2028-09-01", Map.of())
                        .reasons()
                        .because()
                        .get(2)
                        .because()
                        .get(0))
                .extracting(Reason::statement, Reason::truth)
                .containsExactly("Only a product that the CRA covers has a class.", Truth.UNKNOWN);
    }

    @Test
    void answersStandNoFirmerThanTheWeakestOfTheirGrounds() {
        Reason whole = Examples.determination(ordinary()).reasons();
        Map<String, Object> chip = Map.of(
                "nature", "HARDWARE", "chip", "MICROPROCESSOR", "chipSecuresOthers", true, "chipTamperFeatures", true);

        assertThat(whole.because())
                .extracting(answer -> answer.citation().standing())
                .startsWith(Standing.TEXT, Standing.TEXT, Standing.GUIDANCE)
                .filteredOn(Standing.OUR_READING::equals)
                .as("which evidence completes a procedure is our reading")
                .hasSize(1);
        assertThat(whole.citation().standing()).isEqualTo(Standing.OUR_READING);
        assertThat(reasons(2, Map.of("coreFunctionality", "CRA-III-I-03"))
                        .citation()
                        .standing())
                .isEqualTo(Standing.TEXT);
        assertThat(reasons(2, Facts.of(chip).with(Map.of("chipAvaVan", 1)).plain())
                        .citation()
                        .standing())
                .isEqualTo(Standing.OUR_READING);
    }

    private static void collect(Reason reason, List<String> statements) {
        assertThat(reason.citation()).isNotNull();
        assertThat(reason.statement()).isNotBlank();
        statements.add(reason.statement());
        reason.because().forEach(below -> collect(below, statements));
    }

    @Test
    void contradictionsNameBothFacts() {
        Facts facts = ordinary().facts().with(Vocabulary.CHIP, Chip.MICROCONTROLLER);
        List<Finding> findings = Law.determine(facts, Evidence.none(), LocalDate.of(2028, 9, 1), States.R0)
                .findings();

        assertThat(findings).hasSize(2);
        Finding finding = findings.get(1);
        assertThat(finding.facts()).containsExactly(Vocabulary.NATURE, Vocabulary.CHIP);
        assertThat(finding.message())
                .isEqualTo(
                        "The answers to \"Nature\" and \"Chip\" contradict each other: neither software nor a service is a"
                                + " chip.");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.citation().act()).isEqualTo(Act.CRA);
        assertThat(finding.citation().standing()).isEqualTo(Standing.OUR_READING);
        assertThat(finding.remedy()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "chip, NONE, HARDWARE, CRA-III-I-13",
        "coreFunctionality, CRA-III-I-13, SOFTWARE, CRA-III-I-13",
        "substantiallyModifiedOn, 2028-07-01, SOFTWARE, NONE"
    })
    void contradictionsThatTheActsDoNotNameAreOurReading(String fact, String answer, String nature, String core) {
        Facts facts = ordinary()
                .facts()
                .with(Map.of("nature", nature, "coreFunctionality", core))
                .with(Map.of(fact, answer));

        assertThat(Law.determine(facts, Evidence.none(), LocalDate.of(2028, 9, 1), States.R0)
                        .findings())
                .filteredOn(finding -> finding.code() == FindingCode.CONTRADICTORY_FACTS)
                .extracting(finding -> finding.citation().standing())
                .containsExactly(Standing.OUR_READING);
    }

    @Test
    void aMissingSignIsPutUpOnlyWhereArticle4AllowsIt() {
        Facts facts =
                ordinary().facts().with(Map.of("presentation", "TEST_SOFTWARE", "nonComplianceSignVisible", false));

        assertThat(Law.determine(facts, Evidence.none(), LocalDate.of(2028, 9, 1), States.R0)
                        .findings())
                .extracting(Finding::remedy)
                .contains(
                        "Show the sign where Article 4 allows the product to be shown or tested with it, or make the product comply.");
    }

    @ParameterizedTest
    @CsvSource({
        "X15 CV screening software with its own back end, FULL, HIGH_RISK_ANNEX_III",
        "X35 finder of duplicate job applications, FULL, NOT_HIGH_RISK_DEROGATION",
        "X20 X15 placed on the market early, ARTICLE_14_ONLY, HIGH_RISK_ANNEX_III"
    })
    void groundsOfWhatAppliesAndOfTheStatusGiveThem(String example, String ofWhatApplies, String ofTheStatus) {
        Determination determination = Examples.determination(Examples.named("worked-examples.csv", example));

        assertThat(determination.applicability().grounds())
                .extracting(Provision::code)
                .containsExactly(ofWhatApplies);
        assertThat(determination.aiStatus().grounds())
                .extracting(Provision::code)
                .containsExactly(ofTheStatus);
    }

    @Test
    void groundsOfTheClassNameTheTierOrTheCoreFunctionality() {
        Example chip = Examples.of("worked-examples.csv")
                .filter(example -> example.name().startsWith("X13 tamper"))
                .findFirst()
                .orElseThrow();

        assertThat(Examples.determination(chip).classification().grounds())
                .containsExactly(CraAnnex3And4Chips.TAMPER_RESISTANT_MICROCONTROLLERS_ARE_CLASS_II);
        assertThat(Examples.determination(ordinary()).classification().grounds())
                .containsExactly(CraArticle07And08Classes.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "a chip between the tiers, smartcard with a microcontroller of class I, MICROCONTROLLER, CHIP_BETWEEN_TIERS HIGHER_CLASS CRITICAL",
        "a chip of class II, smartcard with a microprocessor of class II, TAMPER_RESISTANT_MICROPROCESSOR, HIGHER_CLASS CRITICAL",
        "a chip that secures only itself, smartcard with a microcontroller that secures only itself, NO_TIER, CRITICAL",
        "no chip, smartcard that is no chip, , CRITICAL",
        "any chip, 'smartcard, whatever its chip secures', , CRITICAL",
    })
    void groundsOfTheClassSayWhereTheCoreFunctionalityRaisesIt(
            String chip, String example, ChipTier tier, String codes) {
        List<Provision> grounds = Examples.determination(Examples.named("rulings.csv", example))
                .classification()
                .grounds();

        List<String> expected = new ArrayList<>();
        CraAnnex3And4Chips.TIERS.rows().stream()
                .filter(row -> row.result() == tier)
                .forEach(row -> expected.add(row.provision().code()));
        expected.addAll(List.of(codes.split(" ")));
        assertThat(grounds).extracting(Provision::code).as(chip).isEqualTo(expected);
    }

    @Test
    void chipsBetweenTheTiersSayThatTheirClassIsOurReading() {
        Facts facts = ordinary()
                .facts()
                .with(Map.of(
                        "nature",
                        "HARDWARE",
                        "chip",
                        "MICROPROCESSOR",
                        "chipSecuresOthers",
                        true,
                        "chipTamperFeatures",
                        false,
                        "chipAvaVan",
                        4));

        assertThat(Law.determine(facts, Evidence.none(), LocalDate.of(2028, 9, 1), States.R0)
                        .classification()
                        .grounds())
                .containsExactly(
                        CraAnnex3And4Chips.MICROPROCESSORS_ARE_CLASS_I,
                        CraAnnex3And4Chips.CHIPS_BETWEEN_THE_TIERS_ARE_CLASS_I);
    }
}
