package org.craregistry.assessment.ahead;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.craregistry.assessment.AttentionCause;
import org.craregistry.assessment.AttentionKind;
import org.craregistry.conformity.EvidenceView;
import org.craregistry.law.AnswerChange;
import org.craregistry.law.Citation;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductView;
import org.craregistry.storage.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A date that lies ahead of a product, or of several that the same thing hits on the same day, and why it matters.
 *
 * @param product the only product; {@code null} where there are several
 * @param count how many products
 * @param takesEffectOn the first day on which it makes a difference
 * @param statement what happens, in a sentence without its full stop
 * @param citation the provision that makes the date count
 * @param restsOn where the date stands, such as {@code evidence.certificates[0].expiresOn}
 * @param record the record of evidence in which it stands; {@code null} where it stands in none
 * @param answerChanges which main answers differ from those of the day before, through all that happens on the day; none where there are
 *     several products
 * @param changedAt when one of the products was last changed
 */
public record AttentionEntry(
        PortfolioView portfolio,
        @Nullable ProductView product,
        long count,
        AttentionPlace at,
        LocalDate takesEffectOn,
        AttentionKind kind,
        String statement,
        Citation citation,
        String restsOn,
        @Nullable Filed<?> record,
        List<AnswerChange> answerChanges,
        Instant changedAt) {

    /** What tells it from all others of its portfolio; the same whichever and however many products something shared hits. */
    public String key() {
        String all = String.join("\n", at.product().toString(), date().toString(), kind.name(), stableRestsOn());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(all));
    }

    /** The day to remember: the last one, where something ends with it, or the first one of what begins. */
    public LocalDate date() {
        return at.date();
    }

    public AttentionCause cause() {
        return kind.cause();
    }

    /** Who it is about, what to do and until when, in a sentence or two of at most 200 characters. */
    public String summary() {
        return AttentionWords.summary(this);
    }

    /** What hits products on a day, told apart from all else that does; the same for all of them that it hits. */
    public String group() {
        return date() + "." + reason();
    }

    /** What hits products, told apart from all else that does on the day. */
    String reason() {
        return kind.reason(restsOn);
    }

    /** The record of evidence it rests on, as the API shows it. */
    public @Nullable EvidenceView<?> evidence() {
        return record == null || product == null ? null : EvidenceView.of(product, record);
    }

    /** What it rests on, named so that other records filed or removed do not change it. */
    public String stableRestsOn() {
        return record == null ? restsOn : record.recordId() + "." + restsOn.substring(restsOn.lastIndexOf('.') + 1);
    }

    /** The same at the place of what may concern several products. */
    AttentionEntry shared() {
        return at(AttentionPlace.shared(date(), portfolio.portfolioId() + group()));
    }

    /** Both as one: for another product, or for other ones, of the same portfolio and of the same group. */
    AttentionEntry and(AttentionEntry other) {
        return of(count + other.count, changedAt.isAfter(other.changedAt) ? changedAt : other.changedAt);
    }

    /** The same for so many products of the same group, the last of which was changed at this moment. */
    AttentionEntry of(long products, Instant lastChange) {
        if (products == 1) {
            return this;
        }
        return new AttentionEntry(
                portfolio,
                null,
                products,
                at,
                takesEffectOn,
                kind,
                AttentionWords.sharedStatement(this),
                citation,
                restsOn,
                null,
                List.of(),
                lastChange);
    }

    private AttentionEntry at(AttentionPlace place) {
        return new AttentionEntry(
                portfolio,
                product,
                count,
                place,
                takesEffectOn,
                kind,
                statement,
                citation,
                restsOn,
                record,
                answerChanges,
                changedAt);
    }
}
