package org.craregistry.assessment.ahead;

import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.craregistry.conformity.EvidenceView;
import org.craregistry.law.AnswerChange;
import org.craregistry.law.Citation;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.ProductView;
import org.craregistry.storage.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A date that lies ahead of a product, and why it matters.
 *
 * @param statement what happens, in a sentence without its full stop
 * @param citation the provision that makes the date count
 * @param restsOn where the date stands, such as {@code evidence.certificates[0].expiresOn}
 * @param record the record of evidence in which it stands; {@code null} where it stands in none
 * @param changes which main answers differ from those of the day before, through all that happens on the day
 */
public record AttentionEntry(
        ProductView product,
        AttentionPlace at,
        AttentionKind kind,
        String statement,
        Citation citation,
        String restsOn,
        @Nullable Filed<?> record,
        List<AnswerChange> changes) {

    /** What tells it from all others of its portfolio. */
    public String key() {
        String all = String.join("\n", product.id(), date().toString(), kind.name(), stableRestsOn(), statement);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(all));
    }

    /** The first day on which it makes a difference: the day after, where a date is the last day of something. */
    public LocalDate date() {
        return at.date();
    }

    public AttentionCause cause() {
        return kind.cause();
    }

    /** The record of evidence it rests on, as the API shows it. */
    public @Nullable EvidenceView<?> evidence() {
        return record == null ? null : EvidenceView.of(product, record);
    }

    /** What it rests on, named so that other records filed or removed do not change it. */
    public String stableRestsOn() {
        return record == null ? restsOn : record.recordId() + restsOn.substring(restsOn.lastIndexOf('.'));
    }
}
