package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.known;
import static org.craregistry.law.Condition.not;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What somebody has to look at: each with the condition under which it is raised. */
final class Findings {

    /**
     * A finding and when it is raised: where it would be in every branch of the rulings that it builds on.
     *
     * @param where other answers that have to be settled first; while they are not, nothing is asked
     * @param when what raises it there
     */
    record Rule(Condition where, Condition when, Finding finding) {

        Rule {
            where = Condition.once(new Conditions.InEachBranch(where));
            when = Condition.once(new Conditions.InEachBranch(when));
        }

        boolean isRaised(Case c) {
            return where.weigh(c) == Truth.YES && when.weigh(c) == Truth.YES;
        }

        void openQuestions(Case c, OpenQuestions questions) {
            if (where.weigh(c) == Truth.YES && when.weigh(c) == Truth.UNKNOWN) {
                when.openQuestions(c, questions);
            }
        }
    }

    private static final Condition ALWAYS = known("always", "Never.", c -> true);
    private static final Condition IN_SCOPE = CraScope.SCOPE.is(ScopeOutcome.IN_SCOPE);
    private static final Condition APPLIES = CraArticle71Application.APPLICABILITY.is(ApplicabilityOutcome.FULL);

    private static final Table<InterplayRow> INTERPLAY = CraArticle12Interplay.TABLE;

    private static final Condition UNDER_THE_DEROGATION =
            INTERPLAY.is(InterplayRow.I5, InterplayRow.I9, InterplayRow.I12, InterplayRow.I13);

    /** Of the procedure that the row builds on; in a sectoral one only where the facts say that a body takes part. */
    private static final Condition A_BODY_WAS_NOT_ASSESSED = anyOf(
            allOf(
                    AiActArticle43Assessment.PROCEDURE.is(AiProcedure.ANNEX_VII),
                    ProcedureEvidence.bodyNotAssessed(Procedure.AI_ACT_ANNEX_VII)),
            allOf(
                    AiActArticle43Assessment.PROCEDURE.is(AiProcedure.SECTORAL),
                    Vocabulary.SECTORAL_THIRD_PARTY.isYes(),
                    ProcedureEvidence.bodyNotAssessed(Procedure.SECTORAL)));

    private static final Condition BY_DEROGATION = AiStatus.STATUS.is(AiStatusOutcome.NOT_HIGH_RISK_DEROGATION);

    private static final Condition HIGH_RISK_RULES_APPLY = Condition.reached(LegalDate.AI_HIGH_RISK_ANNEX_III);

    private static final Condition REQUIREMENTS_APPLY = Article15.GATE.is(Article15Gate.PASSED);

    private static final Finding HEALTH_RECORDS_AWAIT_THEIR_DAY = new Finding(
            FindingCode.MANUAL_REVIEW,
            Severity.WARNING,
            List.of(Vocabulary.EHR_SYSTEM),
            "The procedure for health record systems applies group by group, the last from %s. Which one is used before is"
                    + " not settled by the text.",
            Procedures.HEALTH_RECORDS_AWAIT_THEIR_DAY.citation(),
            "Have a person review which group it belongs to and which procedure it uses until then.");

    private static final List<Rule> RULES = List.of(
            new Rule(
                    IN_SCOPE,
                    CraArticle04Tolerated.NOTHING_IS_TOLERATED_WITHOUT_ITS_SIGN.condition(),
                    new Finding(
                            FindingCode.SIGN_MISSING,
                            Severity.WARNING,
                            List.of(Vocabulary.PRESENTATION, Vocabulary.NON_COMPLIANCE_SIGN_VISIBLE),
                            "A prototype or test software without its visible sign is judged like every other product.",
                            CraArticle04Tolerated.NOTHING_IS_TOLERATED_WITHOUT_ITS_SIGN.citation(),
                            "Show the sign where Article 4 allows the product to be shown or tested with it, or make the product"
                                    + " comply.")),
            becomesManufacturer(
                    Vocabulary.OPERATOR_ROLE.is(OperatorRole.IMPORTER, OperatorRole.DISTRIBUTOR),
                    CraArticle18To23Operators.WHO_BRANDS_OR_MODIFIES_IS_A_MANUFACTURER),
            becomesManufacturer(
                    Vocabulary.OPERATOR_ROLE.is(OperatorRole.AUTHORISED_REPRESENTATIVE),
                    CraArticle18To23Operators.WHOEVER_MODIFIES_IS_A_MANUFACTURER),
            new Rule(
                    allOf(
                            known(
                                    "its category is that of Annex IV point 2",
                                    "Its category is another one.",
                                    c -> c.craClass().category()
                                            == CategoryCode.of(CraAnnex4.SMART_METER_GATEWAYS_AND_OTHER_DEVICES)),
                            CraScope.SCOPE.is(ScopeOutcome.IN_SCOPE, ScopeOutcome.TOLERATED_NON_COMPLIANT)),
                    CraArticle07And08Classes.OTHER_ADVANCED_SECURITY_DEVICES_NEED_A_DECISION.condition(),
                    new Finding(
                            FindingCode.MANUAL_DECISION_REQUIRED,
                            Severity.WARNING,
                            List.of(Vocabulary.CORE_FUNCTIONALITY, Vocabulary.OTHER_ADVANCED_SECURITY_DEVICE),
                            "A person has to decide whether it is one of the other devices for advanced security purposes: no"
                                    + " technical description says which devices of Annex IV point 2 these are.",
                            CraArticle07And08Classes.OTHER_ADVANCED_SECURITY_DEVICES_NEED_A_DECISION.citation(),
                            "Record a signed decision on the class with its reason.")),
            new Rule(
                    allOf(
                            IN_SCOPE,
                            INTERPLAY.is(
                                    InterplayRow.I2,
                                    InterplayRow.I3,
                                    InterplayRow.I6,
                                    InterplayRow.I7,
                                    InterplayRow.I10,
                                    InterplayRow.I11,
                                    InterplayRow.I14,
                                    InterplayRow.I15),
                            known(
                                    "this state of the law demands that Article 39 was assessed",
                                    "The state of the law lets every notified body assess it.",
                                    c -> c.stateOfLaw().readings().article39Demanded())),
                    A_BODY_WAS_NOT_ASSESSED,
                    new Finding(
                            FindingCode.NB_ART39_NOT_ASSESSED,
                            Severity.VIOLATION,
                            List.of(),
                            "The notified body was not assessed for the CRA's requirements on such bodies (Article 39), so that"
                                    + " its assessment covers the AI Act alone.",
                            CRA.at("Art. 12(2), 39").asOurReading(),
                            "Choose a body that was assessed for Article 39, or carry out the procedure of CRA Article"
                                    + " 32 in addition.")),
            new Rule(
                    allOf(
                            IN_SCOPE,
                            INTERPLAY.is(InterplayRow.I7, InterplayRow.I11, InterplayRow.I15),
                            CraArticle12Interplay.IS_BOUND_TO_A_THIRD_PARTY,
                            known(
                                    "this state of the law demands the CRA's procedure beside it",
                                    "The state of the law is content with the other procedure.",
                                    c -> c.stateOfLaw().readings().assuranceGapClosed())),
                    allOf(Vocabulary.SECTORAL_THIRD_PARTY.isNo(), not(ProcedureEvidence.GAP_IS_CLOSED)),
                    new Finding(
                            FindingCode.ASSURANCE_GAP,
                            Severity.WARNING,
                            List.of(Vocabulary.SECTORAL_THIRD_PARTY, Vocabulary.CORE_FUNCTIONALITY),
                            "The CRA demands a third party for this class, and the procedure of the product's own safety law has"
                                    + " none; the exception in the CRA does not apply here.",
                            CRA.at("Art. 12(2), 12(3), recital 51").asOurReading(),
                            "Carry out the procedure of CRA Article 32 in addition.")),
            new Rule(
                    allOf(IN_SCOPE, CraArticle32Procedures.TABLE.is(Article32Row.T15)),
                    allOf(
                            not(CraArticle32Procedures.HAS_THE_DEMANDED_CERTIFICATE),
                            CraArticle32Procedures.IS_CERTIFIED_UNDER_THE_DEMANDED_SCHEME),
                    new Finding(
                            FindingCode.CERT_LEVEL_TOO_LOW,
                            Severity.VIOLATION,
                            List.of(Vocabulary.CORE_FUNCTIONALITY),
                            "The certificate on file is of a lower assurance level than the act under Article 8(1)"
                                    + " demands.",
                            CRA.at("Art. 8(1), 32(4)(a)"),
                            "Have the product certified at the level of the act.")),
            new Rule(
                    allOf(IN_SCOPE, APPLIES, UNDER_THE_DEROGATION),
                    allOf(not(CraArticle12AiSystems.PROCEDURE_IS_COMPLETED.condition()), Article15.IS_SHOWN),
                    new Finding(
                            FindingCode.CRA_PROCEDURE_MISSING,
                            Severity.WARNING,
                            List.of(),
                            "Article 15 is shown by another route, but Article 12(3) still demands the procedure of the"
                                    + " CRA for its own requirements.",
                            CRA.at("Art. 12(3), 32"),
                            "Carry out the procedure of CRA Article 32 that is open to the product.")),
            new Rule(
                    allOf(IN_SCOPE, INTERPLAY.is(InterplayRow.I17)),
                    known(
                            "this state of the law demands a review by a person",
                            "The state of the law is content without a review by a person.",
                            c -> c.stateOfLaw().readings().healthRecordsReviewed()),
                    new Finding(
                            FindingCode.MANUAL_REVIEW,
                            Severity.WARNING,
                            List.of(Vocabulary.EHR_SYSTEM),
                            "The text does not settle how the procedure for health record systems fits with Article 12(2) and"
                                    + " (3) for a high-risk AI system.",
                            CRA.at("Art. 32(5a), 12(2), 12(3)").asOurReading(),
                            "Have a person review it, and keep the reference of the review with the assessment.")),
            new Rule(
                    allOf(IN_SCOPE, CraArticle32Procedures.TABLE.is(Article32Row.T16)),
                    not(CraArticle32Procedures.HEALTH_RECORDS_HAVE_THEIR_PROCEDURE),
                    HEALTH_RECORDS_AWAIT_THEIR_DAY),
            new Rule(
                    allOf(BY_DEROGATION, HIGH_RISK_RULES_APPLY),
                    Vocabulary.DEROGATION_DOCUMENTED.isNo(),
                    new Finding(
                            FindingCode.DEROGATION_NOT_DOCUMENTED,
                            Severity.VIOLATION,
                            List.of(Vocabulary.DEROGATION_DOCUMENTED),
                            "It is not documented why the system is an exception from the high-risk rules.",
                            AI_ACT.at("Art. 6(4)"),
                            "Document the assessment before the system is placed on the market.")),
            new Rule(
                    allOf(BY_DEROGATION, HIGH_RISK_RULES_APPLY),
                    Vocabulary.REGISTERED_IN_EU_DATABASE.isNo(),
                    new Finding(
                            FindingCode.DEROGATION_NOT_REGISTERED,
                            Severity.VIOLATION,
                            List.of(Vocabulary.REGISTERED_IN_EU_DATABASE),
                            "The system is an exception from the high-risk rules, but still has to be registered in the EU"
                                    + " database, and is not.",
                            AI_ACT.at("Art. 6(4), 49(2)"),
                            "Register the system before it is placed on the market.")),
            new Rule(
                    AiStatus.STATUS.is(AiStatusOutcome.PROHIBITED),
                    ALWAYS,
                    new Finding(
                            FindingCode.PROHIBITED_PRACTICE,
                            Severity.VIOLATION,
                            List.of(Vocabulary.PROHIBITED_PRACTICES),
                            "The AI system serves a practice that the AI Act prohibits.",
                            AI_ACT.at("Art. 5(1)"),
                            "Stop the practice; no conformity assessment makes it lawful.")),
            new Rule(
                    REQUIREMENTS_APPLY,
                    not(ProcedureEvidence.AI_MODIFICATION_IS_REASSESSED),
                    new Finding(
                            FindingCode.REASSESSMENT_REQUIRED,
                            Severity.VIOLATION,
                            List.of(Vocabulary.AI_SUBSTANTIALLY_MODIFIED, Vocabulary.AI_SUBSTANTIALLY_MODIFIED_ON),
                            "The AI system was substantially modified, and the assessment that the AI Act asks for has not followed.",
                            AI_ACT.at("Art. 43(4)"),
                            "Have the modified system assessed again. Changes that its first assessment already foresaw are no"
                                    + " substantial modification.")),
            new Rule(
                    allOf(IN_SCOPE, APPLIES),
                    not(CraArticle13Duties.SUPPORT_MATCHES_THE_EXPECTED_USE.condition()),
                    new Finding(
                            FindingCode.SUPPORT_PERIOD_TOO_SHORT,
                            Severity.VIOLATION,
                            List.of(
                                    Vocabulary.PLACED_ON_MARKET_ON,
                                    Vocabulary.EXPECTED_USE_YEARS,
                                    Vocabulary.SUPPORT_UNTIL),
                            "The support period is too short.",
                            CRA.at("Art. 13(8)"),
                            "Extend the support period. If the product really is expected to be used for less time, correct that"
                                    + " answer and document the reasons.")),
            new Rule(
                    allOf(IN_SCOPE, APPLIES),
                    not(CraArticle12AiSystems.SUPPORT_IS_RUNNING.condition()),
                    new Finding(
                            FindingCode.SUPPORT_PERIOD_ENDED,
                            Severity.WARNING,
                            List.of(Vocabulary.SUPPORT_UNTIL),
                            "The support period has ended: units placed on the market since are not supported.",
                            CRA.at("Art. 13(8), 13(19)"),
                            "Extend the support period, or stop placing units on the market.")),
            new Rule(
                    allOf(REQUIREMENTS_APPLY, AiActArticle43Assessment.PROCEDURE.is(AiProcedure.SECTORAL)),
                    allOf(
                            Vocabulary.SECTORAL_THIRD_PARTY.isNo(),
                            not(AiActArticle43Assessment.STANDARDS_ARE_APPLIED_IN_FULL)),
                    new Finding(
                            FindingCode.SECTORAL_OPTION_NEEDS_STANDARDS,
                            Severity.WARNING,
                            List.of(Vocabulary.SECTORAL_THIRD_PARTY, Vocabulary.AI_STANDARDS_APPLIED),
                            "The procedure of the product's own safety law may do without a third party only where standards or"
                                    + " specifications for all requirements on high-risk systems are applied.",
                            AI_ACT.at("Art. 43(3) subpara. 3"),
                            "Involve a third party in that procedure, or apply such standards or specifications.")),
            reading(
                    allOf(
                            IN_SCOPE,
                            INTERPLAY.is(InterplayRow.I4, InterplayRow.I8),
                            CraArticle32Procedures.TABLE.is(Article32Row.T3, Article32Row.T4, Article32Row.T10)),
                    ALWAYS,
                    "We read the CRA so that open source with public documentation does not need the additional third party of"
                            + " Article 12(3).",
                    CraArticle12Interplay.CLASS_II_UNDER_INTERNAL_CONTROL.citation()),
            reading(
                    AiStatus.STATUS.is(AiStatusOutcome.HIGH_RISK_ANNEX_III),
                    AiActArticle06HighRisk.ANNEX_III_COUNTS_BESIDE_SECTION_B.condition(),
                    "We read the AI Act so that a use of Annex III counts beside an act of Annex I Section B.",
                    AiActArticle06HighRisk.ANNEX_III_COUNTS_BESIDE_SECTION_B.citation()),
            reading(
                    Article15.GATE.is(Article15Gate.LEGACY, Article15Gate.BEFORE_PUBLIC_AUTHORITIES),
                    allOf(
                            Vocabulary.STILL_PLACED_ON_MARKET.isYes(),
                            AiActArticle111And113Application.THE_SYSTEM_IS_LOOKED_AT),
                    "We read the AI Act so that a system placed on the market before the rules apply stays spared, also for"
                            + " units placed later.",
                    AiActArticle111And113Application.EARLIER_SYSTEMS_ARE_SPARED.citation()),
            reading(
                    Article15.RESTS_ON_A_CERTIFICATE,
                    ALWAYS,
                    "We read the AI Act so that the references of the scheme count as published in the Official Journal.",
                    CsaCertificates.IS_PUBLISHED.citation()));

    /** Every table: that none or several of its rows match is shown, never hidden. */
    private static final List<Table<?>> TABLES = List.of(
            CraArticle32Procedures.TABLE,
            CraArticle12Interplay.TABLE,
            AiActArticle43Assessment.PROCEDURE,
            CraAnnex3And4Chips.TIERS);

    private Findings() {}

    static void addTo(List<Finding> findings, Case c) {
        for (Rule rule : RULES) {
            if (rule.isRaised(c)) {
                findings.add(filled(rule.finding(), c));
            }
        }
        for (Table<?> table : TABLES) {
            addTableFaults(findings, table, c);
        }
    }

    /** Names each unanswered fact on which it depends whether a finding is raised. */
    static void openQuestions(Case c, OpenQuestions questions) {
        RULES.forEach(rule -> rule.openQuestions(c, questions));
    }

    /** The finding with the figures of the case, where it has some. */
    private static Finding filled(Finding finding, Case c) {
        if (finding == HEALTH_RECORDS_AWAIT_THEIR_DAY) {
            LocalDate last = Stream.of(
                            LegalDate.EHDS_FIRST_GROUP, LegalDate.EHDS_SECOND_GROUP, LegalDate.EHDS_PUT_INTO_SERVICE)
                    .map(c::dateOf)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            return finding.saying(finding.message().formatted(Sentences.day(last)));
        }
        return finding.code() == FindingCode.SUPPORT_PERIOD_TOO_SHORT
                ? finding.saying(CraArticle13Duties.shortfall(c.facts()))
                : finding;
    }

    static void addTableFaults(List<Finding> findings, Table<?> table, Case c) {
        Decision<?> decision = table.decide(c);
        if (decision.kind() == Decision.Kind.GAP) {
            findings.add(fault(FindingCode.TABLE_GAP, "No row matches: " + table.title() + "."));
        } else if (decision.kind() == Decision.Kind.CONFLICT) {
            findings.add(fault(FindingCode.TABLE_CONFLICT, "Several rows match: " + table.title() + "."));
        }
    }

    private static Finding fault(FindingCode code, String message) {
        return new Finding(
                code,
                Severity.VIOLATION,
                List.of(),
                message,
                CRA.at("as a whole").asOurReading(),
                "Report it: the rules of the registry are wrong here.");
    }

    private static Rule becomesManufacturer(Condition role, Provision provision) {
        return new Rule(
                allOf(IN_SCOPE, role),
                provision.condition(),
                new Finding(
                        FindingCode.BECOMES_MANUFACTURER,
                        Severity.WARNING,
                        List.of(
                                Vocabulary.OPERATOR_ROLE,
                                Vocabulary.PLACED_UNDER_OWN_NAME,
                                Vocabulary.SUBSTANTIALLY_MODIFIED_BY_US),
                        "Whoever sells a product under their own name, or substantially modifies it, is its manufacturer.",
                        provision.citation(),
                        "Record that we are its manufacturer: a manufacturer's duties, reporting included, are ours then."));
    }

    private static Rule reading(Condition where, Condition when, String message, Citation citation) {
        return new Rule(
                where,
                when,
                new Finding(
                        FindingCode.SUBJECT_TO_READING,
                        Severity.NOTE,
                        List.of(),
                        message,
                        citation,
                        "Ask a lawyer whether this reading is right for you, and keep the answer with the product."));
    }
}
