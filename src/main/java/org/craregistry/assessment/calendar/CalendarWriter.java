package org.craregistry.assessment.calendar;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.assessment.CitedPlace;
import org.craregistry.assessment.ahead.AttentionEntry;
import org.craregistry.portfolio.ProductView;
import org.jspecify.annotations.Nullable;

/** Writes dates ahead as whole-day events, holding one at a time. The same dates give the same bytes. */
final class CalendarWriter {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String REFRESH = "PT6H";

    private final ContentLines lines;

    CalendarWriter(OutputStream out) {
        this.lines = new ContentLines(out);
    }

    void write(String name, Iterator<AttentionEntry> entries) throws IOException {
        lines.write("BEGIN", "VCALENDAR");
        lines.write("VERSION", "2.0");
        lines.write("PRODID", "-//CRA Registry//Dates ahead//EN");
        lines.write("CALSCALE", "GREGORIAN");
        lines.writeText("NAME", name);
        lines.writeText("X-WR-CALNAME", name);
        lines.write("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
        lines.write("X-PUBLISHED-TTL", REFRESH);
        zone();
        while (entries.hasNext()) {
            event(entries.next());
        }
        lines.write("END", "VCALENDAR");
    }

    /** A calendar without any component is none (RFC 5545, 3.6), and there may be no event. */
    private void zone() throws IOException {
        lines.write("BEGIN", "VTIMEZONE");
        lines.write("TZID", "Etc/UTC");
        lines.write("BEGIN", "STANDARD");
        lines.write("DTSTART", "19700101T000000");
        lines.write("TZOFFSETFROM", "+0000");
        lines.write("TZOFFSETTO", "+0000");
        lines.write("END", "STANDARD");
        lines.write("END", "VTIMEZONE");
    }

    private void event(AttentionEntry entry) throws IOException {
        ProductView product = entry.product();
        lines.write("BEGIN", "VEVENT");
        lines.write("UID", uid(entry));
        // Without METHOD this is the moment of the last change (RFC 5545, 3.8.7.2), and the same until there is
        // another.
        lines.write("DTSTAMP", MOMENT.format(product.changedAt()));
        lines.write("DTSTART;VALUE=DATE", DAY.format(entry.date()));
        lines.writeText("SUMMARY", entry.kind().label() + ": " + named(product));
        lines.writeText("DESCRIPTION", description(entry));
        lines.writeText("CATEGORIES", entry.kind().label());
        lines.write("URL", entry.citation().url().toString());
        lines.write("TRANSP", "TRANSPARENT");
        lines.write("END", "VEVENT");
    }

    /** The same for the same thing on the same day of the same product, whatever else changes. */
    private static String uid(AttentionEntry entry) {
        String what = String.join(
                "|",
                entry.product().productId().toString(),
                entry.date().toString(),
                entry.kind().name(),
                entry.stableRestsOn());
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String named(ProductView product) {
        String version = product.version().isEmpty() ? "" : " " + product.version();
        return "%s (%s%s)".formatted(product.name(), product.reference(), version);
    }

    private static String description(AttentionEntry entry) {
        String changes = entry.changes().stream()
                .map(change -> "\n%s: %s, before: %s"
                        .formatted(change.answer().label(), code(change.after()), code(change.before())))
                .collect(Collectors.joining());
        return "%s.%s\n%s\n%s"
                .formatted(
                        entry.statement(),
                        changes,
                        CitedPlace.of(entry.citation()),
                        entry.citation().url());
    }

    private static String code(@Nullable String code) {
        return code == null ? "not asked" : code;
    }
}
