package org.craregistry.assessment.ahead;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Cursor;
import org.craregistry.law.DateFact;

/**
 * Where an entry stands in the list of dates ahead: by date, on one date by the reference of the product as lists sort it.
 *
 * @param reference the sort key of the product's reference; empty for what may concern several products
 * @param place its place among the entries of the product on the date, from 0
 */
record AttentionPlace(LocalDate date, String reference, UUID product, int place) implements Comparable<AttentionPlace> {

    /** Tells the cursors of this list from those of others. */
    static final int FINGERPRINT = "dates ahead by date, reference, product, place".hashCode();

    private static final Comparator<AttentionPlace> ORDER = Comparator.comparing(AttentionPlace::date)
            .thenComparing(AttentionPlace::reference)
            .thenComparing(AttentionPlace::product)
            .thenComparingInt(AttentionPlace::place);

    /**
     * Reads a place back.
     *
     * @throws BadRequest where the cursor carries something else
     */
    static AttentionPlace of(Cursor cursor) {
        List<String> values = cursor.values();
        try {
            LocalDate date = LocalDate.parse(values.get(0));
            if (!DateFact.accepts(date)) {
                throw foreign();
            }
            return new AttentionPlace(date, values.get(1), cursor.id(), Integer.parseInt(values.get(2)));
        } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException broken) {
            throw foreign();
        }
    }

    private static BadRequest foreign() {
        return new BadRequest("The cursor is not one of this list. Use a cursor as the API returned it.");
    }

    /** The place of what may concern several products: before all others of the day. @param what tells it from others */
    static AttentionPlace shared(LocalDate date, String what) {
        return new AttentionPlace(date, "", UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)), 0);
    }

    Cursor cursor() {
        return new Cursor(FINGERPRINT, List.of(date.toString(), reference, Integer.toString(place)), product);
    }

    @Override
    public int compareTo(AttentionPlace other) {
        return ORDER.compare(this, other);
    }
}
