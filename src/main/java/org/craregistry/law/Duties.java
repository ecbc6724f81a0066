package org.craregistry.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Duties of the manufacturer that a register can follow: CRA Articles 13 and 30, Annexes V and VII.
 *
 * @param judged the case that they are answered for
 */
public record Duties(Case judged) {

    /** The years of support that are required: the expected use, or five where that is not known. */
    public BigDecimal requiredSupportYears() {
        return CraArticle13Duties.requiredYears(judged.facts());
    }

    /** The last day of the support that is required; {@code null} while the day of placing on the market is open. */
    public @Nullable LocalDate supportRequiredUntil() {
        return CraArticle13Duties.requiredUntil(judged.facts());
    }

    /** Whether the declared support period is long enough, with the provision that demands it. */
    public ConditionAnswer supportPeriod() {
        Provision provision = CraArticle13Duties.SUPPORT_MATCHES_THE_EXPECTED_USE;
        return new ConditionAnswer(provision, provision.weigh(judged), judged);
    }

    /** The last day on which technical documentation and declaration are kept; {@code null} while it is open. */
    public @Nullable LocalDate documentsKeptUntil() {
        return CraArticle13Duties.documentsKeptUntil(judged.facts());
    }

    /** The last day on which a security update has to be available that is issued on the given day. */
    public LocalDate updateAvailableUntil(LocalDate issuedOn) {
        return CraArticle13Duties.updateAvailableUntil(issuedOn, judged.facts());
    }

    /** The provisions on how long support, updates and documents last. */
    public List<Provision> provisions() {
        return CraArticle13Duties.PROVISIONS;
    }

    /** Whether the number of a notified body follows the CE marking, under the CRA and under the AI Act. */
    public List<ConditionAnswer> notifiedBodyNumber() {
        return CraArticle30Marking.answers(judged);
    }

    /** The items of the EU declaration of conformity, with whether the best full declaration has them. */
    public List<CraAnnex5And7Documents.Item> declarationItems() {
        return CraAnnex5And7Documents.declarationItems(judged);
    }

    /** The items of the technical documentation, with whether this kind of product needs them. */
    public List<CraAnnex5And7Documents.Item> documentationItems() {
        return CraAnnex5And7Documents.documentationItems(judged);
    }
}
