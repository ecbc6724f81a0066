package org.craregistry.register;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Until when an export tells what was recorded, as it says itself. CSV has no sheet for that, so that it stands in the header of a last
 * and empty column: a text that spreadsheet programs leave as it is, where they would change a cell or a line above the header. It is the
 * moment of the latest change of a product and not of the download, so that the same products are the same file.
 */
final class ExportMoment {

    private static final String UNTIL = "Recorded until ";

    private static final Instant BEFORE_ALL_EXPORTS = Instant.parse("2020-01-01T00:00:00Z");

    private ExportMoment() {}

    /** The header that says it. */
    static String header(Instant recordedUntil) {
        return UNTIL + recordedUntil;
    }

    /** Whether a header says it, whatever it says. */
    static boolean isHeader(String text) {
        return text.strip().startsWith(UNTIL);
    }

    /** What one of these headers says; empty where none does. */
    static Optional<Instant> in(List<RegisterHeader.Cell> headers) {
        return headers.stream().flatMap(cell -> ofHeader(cell.text()).stream()).findFirst();
    }

    private static Optional<Instant> ofHeader(String text) {
        return isHeader(text) ? of(text.strip().substring(UNTIL.length())) : Optional.empty();
    }

    /** What a text says, as {@link Instant} writes it; empty where it is none, or one that cannot be. */
    static Optional<Instant> of(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(at -> at.isAfter(BEFORE_ALL_EXPORTS) && !at.isAfter(Instant.now()));
        } catch (DateTimeParseException changed) {
            return Optional.empty();
        }
    }
}
