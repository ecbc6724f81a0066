package org.craregistry.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What binds us in our role, and the duties of the manufacturer that a register can follow: CRA Articles 13, 18 to 24 and 30,
 * Annexes V and VII.
 *
 * @param judged the case that they are answered for
 */
public record Duties(Case judged) {

    /** Article 13 binds no steward. */
    private boolean isOfASteward() {
        return CraScope.SCOPE.decide(judged).result() == ScopeOutcome.STEWARD_REGIME;
    }

    /** The years of support that are required: the expected use, or five where that is not known; {@code null} for a steward. */
    public @Nullable BigDecimal requiredSupportYears() {
        return isOfASteward() ? null : CraArticle13Duties.requiredYears(judged.facts());
    }

    /** The last day of the support that is required; {@code null} while the day of placing is open, and for a steward. */
    public @Nullable LocalDate supportRequiredUntil() {
        return isOfASteward() ? null : CraArticle13Duties.requiredUntil(judged.facts());
    }

    /** Whether the declared support period is long enough, with the provision that demands it; {@code null} for a steward. */
    public @Nullable ConditionAnswer supportPeriod() {
        if (isOfASteward()) {
            return null;
        }
        Provision provision = CraArticle13Duties.SUPPORT_MATCHES_THE_EXPECTED_USE;
        return new ConditionAnswer(provision, provision.weigh(judged), judged);
    }

    /**
     * The last day on which technical documentation and declaration are kept; {@code null} while it is open, and where nobody in
     * our role has to keep them.
     */
    public @Nullable LocalDate documentsKeptUntil() {
        return isOfASteward() || CraArticle13Duties.documentsAreKept(judged.facts()) == null
                ? null
                : CraArticle13Duties.documentsKeptUntil(judged.facts());
    }

    /** The last day on which a security update has to be available that is issued on the given day. */
    public LocalDate updateAvailableUntil(LocalDate issuedOn) {
        return CraArticle13Duties.updateAvailableUntil(issuedOn, judged.facts());
    }

    /** The provisions that bind us in our role. */
    public List<Provision> provisions() {
        return CraArticle18To23Operators.duties(judged);
    }

    /** Whether the number of a notified body follows the CE marking, under the CRA and under the AI Act. */
    public List<ConditionAnswer> notifiedBodyNumber() {
        return isOfASteward() ? List.of() : CraArticle30Marking.answers(judged);
    }

    /** The items of the EU declaration of conformity, with whether the best full declaration has them. */
    public List<CraAnnex5And7Documents.Item> declarationItems() {
        return isOfASteward() ? List.of() : CraAnnex5And7Documents.declarationItems(judged);
    }

    /** The items of the technical documentation, with whether this kind of product needs them. */
    public List<CraAnnex5And7Documents.Item> documentationItems() {
        return isOfASteward() ? List.of() : CraAnnex5And7Documents.documentationItems(judged);
    }
}
