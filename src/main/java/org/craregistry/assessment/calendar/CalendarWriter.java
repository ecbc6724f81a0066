package org.craregistry.assessment.calendar;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.assessment.AttentionKind;
import org.craregistry.assessment.CitedPlace;
import org.craregistry.assessment.ahead.AttentionEntry;
import org.craregistry.assessment.ahead.RegistryAddress;
import org.craregistry.law.Sentences;
import org.craregistry.portfolio.ProductView;
import org.jspecify.annotations.Nullable;

/** Writes dates ahead as whole-day events, holding one at a time. The same dates give the same bytes. */
final class CalendarWriter {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String REFRESH = "PT6H";

    /** How long before a day on which something has to be done, and before any other. */
    private static final String LONG_BEFORE = "-P30D";

    private static final String SHORTLY_BEFORE = "-P7D";

    private final ContentLines lines;
    private final RegistryAddress address;

    CalendarWriter(OutputStream out, RegistryAddress address) {
        this.lines = new ContentLines(out);
        this.address = address;
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
        String link = address.of(entry);
        lines.write("BEGIN", "VEVENT");
        lines.write("UID", uid(entry));
        // Without METHOD this is the moment of the last change (RFC 5545, 3.8.7.2), and the same until there is
        // another.
        lines.write("DTSTAMP", MOMENT.format(entry.changedAt()));
        lines.write("DTSTART;VALUE=DATE", DAY.format(entry.date()));
        lines.writeText("SUMMARY", entry.summary());
        lines.writeText("DESCRIPTION", description(entry, link));
        lines.writeText("CATEGORIES", entry.kind().label());
        lines.write("URL", link == null ? entry.citation().url().toString() : link);
        lines.write("TRANSP", "TRANSPARENT");
        reminder(entry);
        lines.write("END", "VEVENT");
    }

    private void reminder(AttentionEntry entry) throws IOException {
        boolean takesTime = entry.kind().isDeadline() || entry.kind() == AttentionKind.APPLIES;
        lines.write("BEGIN", "VALARM");
        lines.write("ACTION", "DISPLAY");
        lines.writeText("DESCRIPTION", entry.summary());
        lines.write("TRIGGER;RELATED=START", takesTime ? LONG_BEFORE : SHORTLY_BEFORE);
        lines.write("END", "VALARM");
    }

    /** The same for the same thing on the same day of the same product, or of all that it hits, whatever else changes. */
    private static String uid(AttentionEntry entry) {
        ProductView product = entry.kind().isShared() ? null : entry.product();
        String what = String.join(
                "|",
                (product == null ? entry.portfolio().portfolioId() : product.productId()).toString(),
                entry.takesEffectOn().toString(),
                entry.kind().name(),
                entry.stableRestsOn());
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String description(AttentionEntry entry, @Nullable String link) {
        List<String> paragraphs = new ArrayList<>(List.of(entry.statement() + "."));
        if (!entry.answerChanges().isEmpty()) {
            paragraphs.add("Answered otherwise from %s on: %s."
                    .formatted(
                            Sentences.day(entry.takesEffectOn()),
                            entry.answerChanges().stream()
                                    .map(change -> change.answer().label())
                                    .collect(Collectors.joining("; "))));
        }
        if (link != null) {
            paragraphs.add(link);
        }
        paragraphs.add(CitedPlace.of(entry.citation()));
        paragraphs.add(entry.citation().url().toString());
        return String.join("\n", paragraphs);
    }
}
