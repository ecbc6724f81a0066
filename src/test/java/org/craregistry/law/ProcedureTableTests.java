package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.law.Article32Row.T1;
import static org.craregistry.law.Article32Row.T10;
import static org.craregistry.law.Article32Row.T11;
import static org.craregistry.law.Article32Row.T12;
import static org.craregistry.law.Article32Row.T13;
import static org.craregistry.law.Article32Row.T14;
import static org.craregistry.law.Article32Row.T15;
import static org.craregistry.law.Article32Row.T16;
import static org.craregistry.law.Article32Row.T2;
import static org.craregistry.law.Article32Row.T3;
import static org.craregistry.law.Article32Row.T4;
import static org.craregistry.law.Article32Row.T5;
import static org.craregistry.law.Article32Row.T6;
import static org.craregistry.law.Article32Row.T7;
import static org.craregistry.law.Article32Row.T8;
import static org.craregistry.law.Article32Row.T9;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every product that the tables of 4.2 and 10.7 of the legal reference can tell apart matches exactly one row. */
class ProcedureTableTests {

    /** Which instruments there are under the CRA. */
    enum Instruments {
        NONE(States.R0, false, null),
        STANDARDS(States.named("R1"), true, null),
        STANDARDS_AND_EUCC(States.named("R2"), true, AssuranceLevel.SUBSTANTIAL),
        CERTIFICATION_OF_SMARTCARDS(States.named("R3"), true, AssuranceLevel.SUBSTANTIAL),
        EUCC_FROM_LEVEL_BASIC(designatedFrom("BASIC"), false, AssuranceLevel.BASIC),
        EVERY_SCHEME_PRESUMED(presumed().get("R0"), false, null),
        STANDARDS_AND_EVERY_SCHEME_PRESUMED(presumed().get("R1"), true, null),
        DESIGNATION_AND_EVERY_SCHEME_PRESUMED(presumed().get("R2"), true, AssuranceLevel.SUBSTANTIAL),
        OPEN_SOURCE_UNDER_THE_DEROGATION(openSourceBound().get("R2"), true, AssuranceLevel.SUBSTANTIAL);

        private final StateOfLaw law;
        private final boolean areStandardsCited;
        private final AssuranceLevel designatedFrom;

        Instruments(StateOfLaw law, boolean areStandardsCited, AssuranceLevel designatedFrom) {
            this.law = law;
            this.areStandardsCited = areStandardsCited;
            this.designatedFrom = designatedFrom;
        }

        private static StateOfLaw designatedFrom(String level) {
            return States.builtOn(sections -> {
                        sections.get("csaSchemes")
                                .put(
                                        "entries",
                                        List.of(Map.of(
                                                "name",
                                                "EUCC",
                                                "levels",
                                                List.of("BASIC", "SUBSTANTIAL", "HIGH"),
                                                "selfAssessment",
                                                true)));
                        sections.get("designatedSchemes")
                                .put(
                                        "entries",
                                        List.of(Map.of(
                                                "scheme",
                                                "EUCC",
                                                "leastLevel",
                                                level,
                                                "categories",
                                                CategoryCode.ALL.stream()
                                                        .map(CategoryCode::code)
                                                        .toList())));
                    })
                    .get("R0");
        }

        private static Map<String, StateOfLaw> presumed() {
            return States.builtOn(sections -> sections.get("readings").put("certPresumption", "EVERY_SCHEME"));
        }

        private static Map<String, StateOfLaw> openSourceBound() {
            return States.builtOn(sections -> sections.get("readings").put("openSourceUnderDerogation", true));
        }

        boolean areAppliedBy(CategoryCode category) {
            return areStandardsCited && category.productClass() == ProductClass.IMPORTANT_CLASS_I;
        }

        boolean isEverySchemePresumed() {
            return law.readings().certPresumption() == StateOfLaw.CertPresumption.EVERY_SCHEME;
        }

        boolean demandCertificateOf(CategoryCode category) {
            return this == CERTIFICATION_OF_SMARTCARDS && category.code().equals("CRA-IV-03");
        }
    }

    enum Covering {
        NOTHING,
        PART,
        EVERYTHING
    }

    /** What is on file. */
    enum OnFile {
        NOTHING("none", null, Covering.NOTHING),
        BASIC("EUCC BASIC 2026-06-01..2031-05-31 covers Annex-I", AssuranceLevel.BASIC, Covering.EVERYTHING),
        STATEMENT(
                "EUCC BASIC 2026-06-01..2031-05-31 covers Annex-I kind STATEMENT_OF_CONFORMITY",
                null,
                Covering.NOTHING),
        EXPIRED("EUCC HIGH 2026-06-01..2026-12-31 covers Annex-I", null, Covering.NOTHING),
        OF_A_COMPONENT("EUCC HIGH 2026-06-01..2031-05-31 covers Annex-I object COMPONENT", null, Covering.NOTHING),
        SUBSTANTIAL("EUCC SUBSTANTIAL 2026-06-01..2031-05-31", AssuranceLevel.SUBSTANTIAL, Covering.NOTHING),
        SUBSTANTIAL_FOR_A_PART(
                "EUCC SUBSTANTIAL 2026-06-01..2031-05-31 covers CRA-AI-P1-2d",
                AssuranceLevel.SUBSTANTIAL,
                Covering.PART),
        SUBSTANTIAL_FOR_EVERYTHING(
                "EUCC SUBSTANTIAL 2026-06-01..2031-05-31 covers Annex-I",
                AssuranceLevel.SUBSTANTIAL,
                Covering.EVERYTHING),
        HIGH("EUCC HIGH 2026-06-01..2031-05-31 covers Annex-I", AssuranceLevel.HIGH, Covering.EVERYTHING);

        private final Evidence evidence;
        private final AssuranceLevel level;
        private final Covering covering;

        OnFile(String certificates, AssuranceLevel level, Covering covering) {
            this.evidence = Examples.onFile(Map.of("certificates", certificates));
            this.level = level;
            this.covering = covering;
        }

        /** Whether it is a certificate of this level that stands, under a scheme with these levels. */
        private boolean standsAt(AssuranceLevel least, Instruments instruments) {
            boolean isOffered = this != BASIC || instruments == Instruments.EUCC_FROM_LEVEL_BASIC;
            return level != null && isOffered && level.compareTo(least) >= 0;
        }

        boolean isAccepted(Instruments instruments) {
            return instruments.designatedFrom != null && standsAt(instruments.designatedFrom, instruments);
        }

        boolean isSubstantial(Instruments instruments) {
            return isAccepted(instruments) && standsAt(AssuranceLevel.SUBSTANTIAL, instruments);
        }

        boolean presumesEverything(Instruments instruments) {
            return instruments.isEverySchemePresumed()
                    && standsAt(AssuranceLevel.SUBSTANTIAL, instruments)
                    && covering == Covering.EVERYTHING;
        }
    }

    record Candidate(
            CategoryCode category,
            boolean openSource,
            boolean documentationPublic,
            StandardsApplied standards,
            boolean healthRecords,
            LocalDate day,
            OnFile onFile,
            Instruments instruments) {

        /** The row, straight from the table. */
        Article32Row row() {
            if (healthRecords && !day.isBefore(LocalDate.of(2027, 3, 26))) {
                return T16;
            }
            boolean open = openSource && documentationPublic;
            return switch (category.productClass()) {
                case DEFAULT -> onFile.isAccepted(instruments) ? T2 : T1;
                case IMPORTANT_CLASS_I -> open ? (onFile.isAccepted(instruments) ? T4 : T3) : rowOfClassI();
                case IMPORTANT_CLASS_II -> open ? T10 : onFile.isSubstantial(instruments) ? T12 : T11;
                case CRITICAL ->
                    instruments.demandCertificateOf(category) ? T15 : onFile.isSubstantial(instruments) ? T14 : T13;
                default -> throw new IllegalStateException("no category is of class " + category.productClass());
            };
        }

        private Article32Row rowOfClassI() {
            StandardsApplied applied = instruments.areAppliedBy(category) ? standards : StandardsApplied.NONE;
            boolean isCertified = onFile.isSubstantial(instruments) && onFile.covering != Covering.NOTHING;
            if (applied == StandardsApplied.FULL) {
                return isCertified ? T6 : T5;
            }
            if (isCertified) {
                return onFile.covering == Covering.EVERYTHING ? T6 : T8;
            }
            if (onFile.presumesEverything(instruments)) {
                return T5;
            }
            return applied == StandardsApplied.PARTIAL ? T7 : T9;
        }

        Set<Procedure> open() {
            Set<Procedure> open = EnumSet.noneOf(Procedure.class);
            Article32Row row = row();
            if (row == T16) {
                return EnumSet.of(Procedure.EHDS_CHAPTER_III);
            }
            if (row != T15) {
                open.addAll(List.of(Procedure.MODULE_B_C, Procedure.MODULE_H));
            }
            if (EnumSet.of(T1, T2, T3, T4, T5, T6, T10).contains(row)) {
                open.add(Procedure.MODULE_A);
            }
            boolean isCertifiedOpenSource = row == T10 && onFile.isAccepted(instruments);
            if (isCertifiedOpenSource || EnumSet.of(T2, T4, T6, T12, T14, T15).contains(row)) {
                open.add(Procedure.EUROPEAN_CERTIFICATION);
            }
            return open;
        }

        Facts facts() {
            return ORDINARY.with(Vocabulary.CORE_FUNCTIONALITY, category)
                    .with(Vocabulary.FREE_AND_OPEN_SOURCE, openSource)
                    .with(Vocabulary.TECHNICAL_DOCUMENTATION_PUBLIC, documentationPublic)
                    .with(Vocabulary.STANDARDS_APPLIED, standards)
                    .with(Vocabulary.EHR_SYSTEM, healthRecords);
        }

        Case judged(Facts facts) {
            return new DayByDay(facts, onFile.evidence, instruments.law, null).caseOn(day);
        }
    }

    /** What makes the AI Act prescribe each procedure. */
    private static final Map<AiProcedure, Map<String, Object>> BY_PROCEDURE = new EnumMap<>(Map.of(
            AiProcedure.NONE, Map.of(),
            AiProcedure.ANNEX_VI, Map.of("annexIIIPoints", List.of("P4A")),
            AiProcedure.ANNEX_VII, Map.of("annexIIIPoints", List.of("P1A")),
            AiProcedure.SECTORAL,
                    Map.of("annexIAct", "TOYS", "aiIsProductItself", true, "thirdPartyAssessmentRequired", true),
            AiProcedure.BLOCKED, Map.of("prohibitedPractices", List.of("ART_5_1_A"))));

    private static final Facts ORDINARY = Examples.named("worked-examples.csv", "an ordinary AI system")
            .facts()
            .with(Map.of("nature", "HARDWARE_AND_SOFTWARE", "chip", "NONE", "thirdPartyOnlyForOtherRisks", false));

    private static List<Candidate> candidates(Instruments instruments) {
        List<Candidate> all = new ArrayList<>();
        for (CategoryCode category : CategoryCode.ALL) {
            for (int bits = 0; bits < 8; bits++) {
                for (StandardsApplied standards : StandardsApplied.values()) {
                    for (OnFile onFile : OnFile.values()) {
                        for (String day : List.of("2027-03-25", "2027-03-26", "2028-09-01")) {
                            all.add(new Candidate(
                                    category,
                                    (bits & 1) > 0,
                                    (bits & 2) > 0,
                                    standards,
                                    (bits & 4) > 0,
                                    LocalDate.parse(day),
                                    onFile,
                                    instruments));
                        }
                    }
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(Instruments.class)
    void everyProductMatchesExactlyOneRowOfArticle32(Instruments instruments) {
        for (Candidate candidate : candidates(instruments)) {
            Case judged = candidate.judged(candidate.facts());
            Decision<Article32Row> decision = CraArticle32Procedures.TABLE.decide(judged);

            if (decision.kind() != Decision.Kind.SETTLED
                    || decision.result() != candidate.row()
                    || !CraArticle32Procedures.open(candidate.row(), judged).equals(candidate.open())) {
                assertThat(decision.result())
                        .as("%s: %s", candidate, decision.kind())
                        .isEqualTo(candidate.row());
                assertThat(CraArticle32Procedures.open(candidate.row(), judged))
                        .as("%s: %s", candidate, candidate.row())
                        .isEqualTo(candidate.open());
                assertThat(decision.kind()).as(candidate.toString()).isEqualTo(Decision.Kind.SETTLED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Instruments.class)
    void everyRowAndAiProcedureMatchExactlyOneRowOfTheInterplay(Instruments instruments) {
        Map<Article32Row, Candidate> representatives = new EnumMap<>(Article32Row.class);
        candidates(instruments).forEach(candidate -> representatives.putIfAbsent(candidate.row(), candidate));

        representatives.forEach((row, candidate) -> BY_PROCEDURE.forEach((procedure, facts) -> {
            Case judged = candidate.judged(candidate.facts().with(facts));
            Decision<InterplayRow> decision = CraArticle12Interplay.TABLE.decide(judged);

            assertThat(AiActArticle43Assessment.PROCEDURE.decide(judged).result())
                    .isEqualTo(procedure);
            assertThat(decision.result())
                    .as("%s under %s: %s", row, procedure, decision.kind())
                    .isEqualTo(interplay(row, procedure, instruments));
        }));
    }

    /** Every row of the table of Article 32 is reached by some product under some instruments. */
    @Test
    void everyRowOfArticle32IsReached() {
        Set<Article32Row> reached = EnumSet.noneOf(Article32Row.class);
        for (Instruments instruments : Instruments.values()) {
            candidates(instruments).forEach(candidate -> reached.add(candidate.row()));
        }

        assertThat(reached).containsExactly(Article32Row.values());
    }

    /** The row, straight from the table of 10.7; {@code null} where a prohibited practice leaves none. */
    private static InterplayRow interplay(Article32Row row, AiProcedure procedure, Instruments instruments) {
        if (procedure == AiProcedure.BLOCKED) {
            return InterplayRow.NONE;
        }
        if (procedure == AiProcedure.NONE) {
            return InterplayRow.I16;
        }
        boolean isOpenSourceBound = instruments == Instruments.OPEN_SOURCE_UNDER_THE_DEROGATION;
        return switch (row) {
            case T1, T2 -> pick(procedure, InterplayRow.I1, InterplayRow.I2, InterplayRow.I3);
            case T3, T4 ->
                pick(
                        procedure,
                        isOpenSourceBound ? InterplayRow.I5 : InterplayRow.I4,
                        InterplayRow.I6,
                        InterplayRow.I7);
            case T5, T6 -> pick(procedure, InterplayRow.I4, InterplayRow.I6, InterplayRow.I7);
            case T7, T8, T9 -> pick(procedure, InterplayRow.I5, InterplayRow.I6, InterplayRow.I7);
            case T10 ->
                pick(
                        procedure,
                        isOpenSourceBound ? InterplayRow.I9 : InterplayRow.I8,
                        InterplayRow.I10,
                        InterplayRow.I11);
            case T11, T12 -> pick(procedure, InterplayRow.I9, InterplayRow.I10, InterplayRow.I11);
            case T13, T14 -> pick(procedure, InterplayRow.I13, InterplayRow.I14, InterplayRow.I15);
            case T15 -> pick(procedure, InterplayRow.I12, InterplayRow.I14, InterplayRow.I15);
            case T16 -> InterplayRow.I17;
        };
    }

    private static InterplayRow pick(
            AiProcedure procedure, InterplayRow internal, InterplayRow notified, InterplayRow sectoral) {
        return switch (procedure) {
            case ANNEX_VI -> internal;
            case ANNEX_VII -> notified;
            default -> sectoral;
        };
    }
}
