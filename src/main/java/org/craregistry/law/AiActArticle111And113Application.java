package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.AiStatusOutcome.HIGH_RISK_ANNEX_III;
import static org.craregistry.law.AiStatusOutcome.HIGH_RISK_ANNEX_I_A;
import static org.craregistry.law.AiStatusOutcome.HIGH_RISK_ANNEX_I_A_AND_III;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.holds;
import static org.craregistry.law.Condition.known;
import static org.craregistry.law.Condition.named;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.Condition.once;
import static org.craregistry.law.Condition.reached;
import static org.craregistry.law.LegalDate.AI_HIGH_RISK_ANNEX_I;
import static org.craregistry.law.LegalDate.AI_HIGH_RISK_ANNEX_III;
import static org.craregistry.law.LegalDate.AI_PUBLIC_AUTHORITIES;
import static org.craregistry.law.Vocabulary.PLACED_ON_MARKET_ON;
import static org.craregistry.law.Vocabulary.PUBLIC_AUTHORITY_USE;
import static org.craregistry.law.Vocabulary.SIGNIFICANT_DESIGN_CHANGE;
import static org.craregistry.law.Vocabulary.SIGNIFICANT_DESIGN_CHANGE_ON;
import static org.craregistry.law.Vocabulary.STILL_PLACED_ON_MARKET;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.craregistry.law.StateOfLaw.AiLegacy;
import org.jspecify.annotations.Nullable;

/** AI Act Articles 113 and 111(2): from when on the requirements for high-risk systems apply, and to which systems. */
final class AiActArticle111And113Application {

    private static final Condition BY_A_USE = AiStatus.STATUS.is(HIGH_RISK_ANNEX_III);
    private static final Condition BY_A_PRODUCT = AiStatus.STATUS.is(HIGH_RISK_ANNEX_I_A);
    private static final Condition BY_BOTH = AiStatus.STATUS.is(HIGH_RISK_ANNEX_I_A_AND_III);

    private static final Condition ANNEX_III_IS_EARLIER = known(
            "the rules on Annex III apply no later than those on Annex I",
            "The rules on Annex III apply later than those on Annex I.",
            c -> !c.dateOf(AI_HIGH_RISK_ANNEX_III).isAfter(c.dateOf(AI_HIGH_RISK_ANNEX_I)));

    /** By the date of Annex III; a system that is high-risk by both limbs follows the earlier one. */
    private static final Condition FOLLOWS_ANNEX_III = named(
            "it follows the day of Annex III",
            anyOf(
                    BY_A_USE,
                    allOf(ANNEX_III_IS_EARLIER, AiStatus.STATUS.is(HIGH_RISK_ANNEX_III, HIGH_RISK_ANNEX_I_A_AND_III))));

    private static final Condition FOLLOWS_ANNEX_I = named(
            "it follows the day of Annex I",
            anyOf(
                    BY_A_PRODUCT,
                    allOf(
                            not(ANNEX_III_IS_EARLIER),
                            AiStatus.STATUS.is(HIGH_RISK_ANNEX_I_A, HIGH_RISK_ANNEX_I_A_AND_III))));

    static final Provision ANNEX_III_DOES_NOT_APPLY_YET = AI_ACT.at("Art. 113(c)")
            .says("the requirements for uses of Annex III have a day of their own")
            .when(allOf(BY_A_USE, not(reached(AI_HIGH_RISK_ANNEX_III))))
            .as("AIA_113_ANNEX_III");

    static final Provision ANNEX_I_DOES_NOT_APPLY_YET = AI_ACT.at("Art. 113(c)")
            .says("the requirements for products of Annex I have a day of their own")
            .when(allOf(BY_A_PRODUCT, not(reached(AI_HIGH_RISK_ANNEX_I))))
            .as("AIA_113_ANNEX_I");

    static final Provision BOTH_LIMBS_FOLLOW_ANNEX_III = AI_ACT.at("Art. 113(c)")
            .asOurReading()
            .says("a system that is high-risk by both limbs follows the earlier day, which is that of Annex III")
            .when(allOf(BY_BOTH, ANNEX_III_IS_EARLIER, not(reached(AI_HIGH_RISK_ANNEX_III))))
            .as("AIA_113_EARLIER_ANNEX_III");

    static final Provision BOTH_LIMBS_FOLLOW_ANNEX_I = AI_ACT.at("Art. 113(c)")
            .asOurReading()
            .says("a system that is high-risk by both limbs follows the earlier day, which is that of Annex I")
            .when(allOf(BY_BOTH, not(ANNEX_III_IS_EARLIER), not(reached(AI_HIGH_RISK_ANNEX_I))))
            .as("AIA_113_EARLIER_ANNEX_I");

    // OPEN(law): point 15 of the open questions: whether the system or each unit is looked at.
    static final Condition THE_SYSTEM_IS_LOOKED_AT = known(
            "this state of the law looks at the system, not at its units",
            Saying.of(
                    "We read the AI Act so that the first unit of a system decides for all of its units.",
                    "We read the AI Act so that each unit of a system is looked at by itself."),
            c -> c.stateOfLaw().readings().aiLegacy() == AiLegacy.SYSTEM);

    private static final Condition IS_LOOKED_AT_AS_PLACED_BEFORE =
            anyOf(THE_SYSTEM_IS_LOOKED_AT, STILL_PLACED_ON_MARKET.isNo());

    private static Provision changedFrom(LegalDate date, String code) {
        return AI_ACT.at("Art. 111(2)")
                .says("a significant change in the design from the day of application on ends the transition")
                .when(allOf(
                        SIGNIFICANT_DESIGN_CHANGE.isYes(),
                        SIGNIFICANT_DESIGN_CHANGE_ON.isOnOrAfter(date),
                        SIGNIFICANT_DESIGN_CHANGE_ON.hasCome()))
                .as(code);
    }

    static final Provision CHANGES_SINCE_ANNEX_III_COUNT =
            changedFrom(AI_HIGH_RISK_ANNEX_III, "AIA_111_2_CHANGED_ANNEX_III");

    static final Provision CHANGES_SINCE_ANNEX_I_COUNT = changedFrom(AI_HIGH_RISK_ANNEX_I, "AIA_111_2_CHANGED_ANNEX_I");

    private static final String SPARED = "Earlier AI systems are covered only once their design changes significantly.";

    static final Provision EARLIER_USES_ARE_SPARED = AI_ACT.at("Art. 111(2)")
            .asOurReading()
            .says("systems of Annex III placed on the market before are covered only once their design changes"
                    + " significantly")
            .when(allOf(
                    FOLLOWS_ANNEX_III,
                    reached(AI_HIGH_RISK_ANNEX_III),
                    PLACED_ON_MARKET_ON.isBefore(AI_HIGH_RISK_ANNEX_III),
                    IS_LOOKED_AT_AS_PLACED_BEFORE))
            .unless(CHANGES_SINCE_ANNEX_III_COUNT)
            .telling(SPARED, c -> spared(AI_HIGH_RISK_ANNEX_III, c))
            .as("EARLIER_ANNEX_III_SYSTEM");

    static final Provision EARLIER_PRODUCTS_ARE_SPARED = AI_ACT.at("Art. 111(2)")
            .asOurReading()
            .says("systems of Annex I placed on the market before are covered only once their design changes"
                    + " significantly")
            .when(allOf(
                    FOLLOWS_ANNEX_I,
                    reached(AI_HIGH_RISK_ANNEX_I),
                    PLACED_ON_MARKET_ON.isBefore(AI_HIGH_RISK_ANNEX_I),
                    IS_LOOKED_AT_AS_PLACED_BEFORE))
            .unless(CHANGES_SINCE_ANNEX_I_COUNT)
            .telling(SPARED, c -> spared(AI_HIGH_RISK_ANNEX_I, c))
            .as("EARLIER_ANNEX_I_SYSTEM");

    private static final Condition IS_AN_EARLIER_SYSTEM =
            once(anyOf(holds(EARLIER_USES_ARE_SPARED), holds(EARLIER_PRODUCTS_ARE_SPARED)));

    /** The same, whether or not it has changed since. */
    private static final Condition WAS_PLACED_BEFORE =
            anyOf(EARLIER_USES_ARE_SPARED.condition(), EARLIER_PRODUCTS_ARE_SPARED.condition());

    /** The same changes as of the provisions above, also those of which the day is still to come. */
    private static final Condition A_CHANGE_ENDS_THE_TRANSITION = allOf(
            SIGNIFICANT_DESIGN_CHANGE.isYes(),
            anyOf(
                    allOf(FOLLOWS_ANNEX_III, SIGNIFICANT_DESIGN_CHANGE_ON.isOnOrAfter(AI_HIGH_RISK_ANNEX_III)),
                    allOf(FOLLOWS_ANNEX_I, SIGNIFICANT_DESIGN_CHANGE_ON.isOnOrAfter(AI_HIGH_RISK_ANNEX_I))));

    static final Provision EARLIER_SYSTEMS_ARE_SPARED = AI_ACT.at("Art. 111(2)")
            .asOurReading()
            .says("an earlier system that public authorities are not meant to use is spared as long as its"
                    + " design does not change significantly")
            .when(allOf(IS_AN_EARLIER_SYSTEM, PUBLIC_AUTHORITY_USE.isNo()))
            .as("AIA_111_2_LEGACY");

    static final Provision PUBLIC_AUTHORITIES_HAVE_MORE_TIME = AI_ACT.at("Art. 111(2)")
            .asOurReading()
            .says("an earlier system that public authorities are meant to use has time until a day of its own")
            .when(allOf(IS_AN_EARLIER_SYSTEM, PUBLIC_AUTHORITY_USE.isYes(), not(reached(AI_PUBLIC_AUTHORITIES))))
            .as("AIA_111_2_PUBLIC");

    static final Provision REQUIREMENTS_APPLY = AI_ACT.at("Art. 113, Art. 8")
            .says("a high-risk system of Annex III or of Annex I Section A has to meet Article 15")
            .when(allOf(
                    anyOf(
                            allOf(FOLLOWS_ANNEX_III, reached(AI_HIGH_RISK_ANNEX_III)),
                            allOf(FOLLOWS_ANNEX_I, reached(AI_HIGH_RISK_ANNEX_I))),
                    not(allOf(
                            IS_AN_EARLIER_SYSTEM,
                            anyOf(PUBLIC_AUTHORITY_USE.isNo(), not(reached(AI_PUBLIC_AUTHORITIES)))))))
            .as("ARTICLE_15_APPLIES");

    static final List<Provision> PROVISIONS = List.of(
            ANNEX_III_DOES_NOT_APPLY_YET,
            ANNEX_I_DOES_NOT_APPLY_YET,
            BOTH_LIMBS_FOLLOW_ANNEX_III,
            BOTH_LIMBS_FOLLOW_ANNEX_I,
            EARLIER_USES_ARE_SPARED,
            CHANGES_SINCE_ANNEX_III_COUNT,
            EARLIER_PRODUCTS_ARE_SPARED,
            CHANGES_SINCE_ANNEX_I_COUNT,
            EARLIER_SYSTEMS_ARE_SPARED,
            PUBLIC_AUTHORITIES_HAVE_MORE_TIME,
            REQUIREMENTS_APPLY);

    private AiActArticle111And113Application() {}

    private static String spared(LegalDate begins, Case c) {
        return "AI systems placed on the market before %s are covered only once their design changes significantly."
                .formatted(Sentences.day(c.dateOf(begins)));
    }

    /**
     * The day from which the requirements apply to a system of this status; {@code null} where they never do, an earlier system
     * included that Article 111(2) spares for good, and where it is not known whether it is one or how long it is spared.
     */
    static @Nullable LocalDate appliesFrom(AiStatusOutcome status, Case c) {
        LegalDate begins = beginsFor(status, c);
        if (begins == null) {
            return null;
        }
        return switch (WAS_PLACED_BEFORE.weigh(c)) {
            case NO -> c.dateOf(begins);
            case YES -> endOfTransition(c);
            case UNKNOWN -> null;
        };
    }

    private static @Nullable LocalDate endOfTransition(Case c) {
        LocalDate ofAuthorities = endOfTransition(c.dateOf(AI_PUBLIC_AUTHORITIES), c);
        LocalDate ofOthers = endOfTransition(null, c);
        return switch (PUBLIC_AUTHORITY_USE.isYes().weigh(c)) {
            case YES -> ofAuthorities;
            case NO -> ofOthers;
            case UNKNOWN -> Objects.equals(ofAuthorities, ofOthers) ? ofOthers : null;
        };
    }

    /**
     * The day on which an earlier system is spared no longer: that of a significant change in its design, also of one to come.
     *
     * @param atTheLatest the day on which that is so in any case, {@code null} for none
     * @return {@code null} where it is spared for good, and where it is not known whether and when the design changes
     */
    static @Nullable LocalDate endOfTransition(@Nullable LocalDate atTheLatest, Case c) {
        LocalDate changedOn = c.facts().get(SIGNIFICANT_DESIGN_CHANGE_ON);
        Truth isChanged = A_CHANGE_ENDS_THE_TRANSITION.weigh(c);
        boolean isTooLate = atTheLatest != null && changedOn != null && !changedOn.isBefore(atTheLatest);
        if (isChanged == Truth.NO || isTooLate) {
            return atTheLatest;
        }
        return isChanged == Truth.YES ? changedOn : null;
    }

    private static @Nullable LegalDate beginsFor(AiStatusOutcome status, Case c) {
        return switch (status) {
            case HIGH_RISK_ANNEX_III -> AI_HIGH_RISK_ANNEX_III;
            case HIGH_RISK_ANNEX_I_A -> AI_HIGH_RISK_ANNEX_I;
            case HIGH_RISK_ANNEX_I_A_AND_III ->
                ANNEX_III_IS_EARLIER.weigh(c) == Truth.YES ? AI_HIGH_RISK_ANNEX_III : AI_HIGH_RISK_ANNEX_I;
            default -> null;
        };
    }
}
