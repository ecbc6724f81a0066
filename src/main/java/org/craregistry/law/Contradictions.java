package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.Vocabulary.AI_EXCLUSION;
import static org.craregistry.law.Vocabulary.AI_FULFILS_SAFETY_FUNCTION;
import static org.craregistry.law.Vocabulary.AI_SOLELY_NON_SAFETY;
import static org.craregistry.law.Vocabulary.AI_SUBSTANTIALLY_MODIFIED;
import static org.craregistry.law.Vocabulary.AI_SUBSTANTIALLY_MODIFIED_ON;
import static org.craregistry.law.Vocabulary.AI_SYSTEM;
import static org.craregistry.law.Vocabulary.ANNEX_III_POINTS;
import static org.craregistry.law.Vocabulary.ANNEX_I_ACT;
import static org.craregistry.law.Vocabulary.CHIP;
import static org.craregistry.law.Vocabulary.CORE_FUNCTIONALITY;
import static org.craregistry.law.Vocabulary.DEFENCE_OR_NATIONAL_SECURITY_ONLY;
import static org.craregistry.law.Vocabulary.FREE_AND_OPEN_SOURCE;
import static org.craregistry.law.Vocabulary.NATURE;
import static org.craregistry.law.Vocabulary.OPERATOR_ROLE;
import static org.craregistry.law.Vocabulary.OTHER_LAW;
import static org.craregistry.law.Vocabulary.PLACED_ON_MARKET_ON;
import static org.craregistry.law.Vocabulary.PROHIBITED_PRACTICES;
import static org.craregistry.law.Vocabulary.SIGNIFICANT_DESIGN_CHANGE;
import static org.craregistry.law.Vocabulary.SIGNIFICANT_DESIGN_CHANGE_ON;
import static org.craregistry.law.Vocabulary.SUBSTANTIALLY_MODIFIED;
import static org.craregistry.law.Vocabulary.SUBSTANTIALLY_MODIFIED_ON;
import static org.craregistry.law.Vocabulary.SUPPORT_UNTIL;

import java.util.List;

/**
 * Answers that cannot both be right. Where a question is asked twice, for two acts, a disagreement is shown and
 * never repaired.
 */
final class Contradictions {

    private static final Condition IS_ANY_CHIP = CHIP.is(Chip.MICROPROCESSOR, Chip.MICROCONTROLLER, Chip.ASIC_OR_FPGA);

    private static final Condition HAS_THE_FUNCTIONALITY_OF_A_CHIP =
            CORE_FUNCTIONALITY.isAnyOf(CraArticle07And08Classes.CATEGORIES_OF_CHIPS);

    // Of what is no AI system, or may be none, the answers about AI Act exclusions and acts do not count and cannot
    // disagree.
    private static final Condition IS_AI = AI_SYSTEM.isYes();

    private static final List<Contradiction> ALL = List.of(
            between(
                    NATURE,
                    CHIP,
                    CRA.at("Annex III class I points 13 to 15").asOurReading(),
                    "neither software nor a service is a chip",
                    allOf(NATURE.is(Nature.SOFTWARE, Nature.SERVICE), IS_ANY_CHIP)),
            between(
                    CORE_FUNCTIONALITY,
                    CHIP,
                    CRA.at("Annex III class I points 13 to 15, class II points 3 and 4")
                            .asOurReading(),
                    "the core functionality is that of a chip, and the product is said to be another thing",
                    allOf(HAS_THE_FUNCTIONALITY_OF_A_CHIP, CHIP.is(Chip.NONE))),
            between(
                    NATURE,
                    CORE_FUNCTIONALITY,
                    CRA.at("Annex III class I points 13 to 15, class II points 3 and 4")
                            .asOurReading(),
                    "the core functionality is that of a chip, and software is none",
                    allOf(NATURE.is(Nature.SOFTWARE), HAS_THE_FUNCTIONALITY_OF_A_CHIP)),
            between(
                    OPERATOR_ROLE,
                    FREE_AND_OPEN_SOURCE,
                    CRA.at("Art. 3(14)"),
                    "a steward sustains free and open-source software only",
                    allOf(OPERATOR_ROLE.is(OperatorRole.OPEN_SOURCE_STEWARD), FREE_AND_OPEN_SOURCE.isNo())),
            between(
                    PLACED_ON_MARKET_ON,
                    SUBSTANTIALLY_MODIFIED_ON,
                    CRA.at("Art. 3(30)"),
                    "a substantial modification comes after placing on the market",
                    allOf(SUBSTANTIALLY_MODIFIED.isYes(), SUBSTANTIALLY_MODIFIED_ON.isBefore(PLACED_ON_MARKET_ON))),
            neverAndYetOn(SUBSTANTIALLY_MODIFIED, SUBSTANTIALLY_MODIFIED_ON, CRA.at("Art. 3(30)")),
            neverAndYetOn(SIGNIFICANT_DESIGN_CHANGE, SIGNIFICANT_DESIGN_CHANGE_ON, AI_ACT.at("Art. 111(2)")),
            neverAndYetOn(AI_SUBSTANTIALLY_MODIFIED, AI_SUBSTANTIALLY_MODIFIED_ON, AI_ACT.at("Art. 3(23)")),
            between(
                    DEFENCE_OR_NATIONAL_SECURITY_ONLY,
                    AI_EXCLUSION,
                    AI_ACT.at("Art. 2(3)").asOurReading(),
                    "only one of them says that it is for defence or national security",
                    allOf(
                            IS_AI,
                            anyOf(
                                    allOf(DEFENCE_OR_NATIONAL_SECURITY_ONLY.isYes(), AI_EXCLUSION.is(AiExclusion.NONE)),
                                    allOf(
                                            DEFENCE_OR_NATIONAL_SECURITY_ONLY.isNo(),
                                            AI_EXCLUSION.is(AiExclusion.MILITARY_DEFENCE_NATIONAL_SECURITY))))),
            between(
                    AI_SYSTEM,
                    ANNEX_III_POINTS,
                    AI_ACT.at("Art. 6(2)").asOurReading(),
                    "a use of Annex III is one of an AI system",
                    allOf(AI_SYSTEM.isNo(), ANNEX_III_POINTS.isNotEmpty())),
            between(
                    AI_SYSTEM,
                    PROHIBITED_PRACTICES,
                    AI_ACT.at("Art. 5(1)").asOurReading(),
                    "only an AI system serves a prohibited practice",
                    allOf(AI_SYSTEM.isNo(), PROHIBITED_PRACTICES.isNotEmpty())),
            between(
                    AI_FULFILS_SAFETY_FUNCTION,
                    AI_SOLELY_NON_SAFETY,
                    AI_ACT.at("Art. 3(14), 6(1a)").asOurReading(),
                    "what fulfils a safety function does not serve other aspects alone",
                    allOf(IS_AI, AI_FULFILS_SAFETY_FUNCTION.isYes(), AI_SOLELY_NON_SAFETY.isYes())),
            between(
                    PLACED_ON_MARKET_ON,
                    SUPPORT_UNTIL,
                    CRA.at("Art. 13(8)").asOurReading(),
                    "the support ends before the product is placed on the market",
                    SUPPORT_UNTIL.isBefore(PLACED_ON_MARKET_ON)),
            askedTwice(OtherLaw.MEDICAL_DEVICES_2017_745, AnnexIAct.MEDICAL_DEVICES),
            askedTwice(OtherLaw.IN_VITRO_DIAGNOSTICS_2017_746, AnnexIAct.IN_VITRO_DIAGNOSTICS),
            askedTwice(OtherLaw.VEHICLE_SAFETY_2019_2144, AnnexIAct.VEHICLE_SAFETY),
            askedTwice(OtherLaw.MARINE_EQUIPMENT_2014_90, AnnexIAct.MARINE_EQUIPMENT),
            askedTwice(OtherLaw.TWO_THREE_WHEELERS_168_2013, AnnexIAct.TWO_THREE_WHEELERS));

    private static final Finding CHIP_CONTRADICTED = finding(
            CORE_FUNCTIONALITY,
            CHIP,
            CraArticle07And08Classes.CHIPS_OUTSIDE_THE_TIERS_ARE_IN_NO_CATEGORY_OF_CHIPS.citation(),
            "the facts about the chip do not lead to that category");

    private Contradictions() {}

    static void addTo(List<Finding> findings, Case c, CraClass craClass) {
        if (craClass.contradictsTheChip(c)) {
            findings.add(CHIP_CONTRADICTED);
        }
        for (Contradiction contradiction : ALL) {
            if (contradiction.condition().weigh(c) == Truth.YES) {
                findings.add(contradiction.finding());
            }
        }
    }

    private static Contradiction between(
            Fact<?> one, Fact<?> other, Citation citation, String why, Condition condition) {
        return new Contradiction(condition, finding(one, other, citation, why));
    }

    private static Finding finding(Fact<?> one, Fact<?> other, Citation citation, String why) {
        String message = "The answers to \"%s\" and \"%s\" contradict each other: %s."
                .formatted(one.header(), other.header(), why);
        String remedy = "Correct one of the two answers; until then the determination rests on both as they stand.";
        return new Finding(
                FindingCode.CONTRADICTORY_FACTS, Severity.WARNING, List.of(one, other), message, citation, remedy);
    }

    private static Contradiction neverAndYetOn(BooleanFact event, DateFact day, Citation citation) {
        return between(
                event,
                day,
                citation.asOurReading(),
                "something that did not happen has a date",
                allOf(event.isNo(), day.isGiven()));
    }

    /**
     * The same act asked for the CRA and for the AI Act. Several acts may cover a product and only one can be named
     * for the AI Act, so it is a contradiction only where that one is denied for the CRA, or where none is named at
     * all. Civil aviation is not among them: the CRA asks for certification, the AI Act for the field.
     */
    private static Contradiction askedTwice(OtherLaw forTheCra, AnnexIAct forTheAiAct) {
        Condition covered = OTHER_LAW.includes(forTheCra);
        Condition disagree =
                anyOf(allOf(ANNEX_I_ACT.is(forTheAiAct), not(covered)), allOf(ANNEX_I_ACT.is(AnnexIAct.NONE), covered));
        return between(
                OTHER_LAW,
                ANNEX_I_ACT,
                AI_ACT.at("Annex I point " + forTheAiAct.point()).asOurReading(),
                "one names %s, the other leaves it out".formatted(Codes.quoted(forTheCra)),
                allOf(IS_AI, disagree));
    }

    /** Two facts whose answers cannot both be right, and the finding that says so. */
    private record Contradiction(Condition condition, Finding finding) {}
}
