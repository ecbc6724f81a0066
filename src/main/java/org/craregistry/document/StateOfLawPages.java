package org.craregistry.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.document.ReadingCopy.Cell;
import org.craregistry.document.ReadingCopy.Sheet;
import org.craregistry.law.LegalDate;
import org.craregistry.law.Reading;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.StateOfLaw.AiLegacy;
import org.craregistry.law.StateOfLaw.AiStandard;
import org.craregistry.law.StateOfLaw.Checked;
import org.craregistry.law.StateOfLaw.CraStandard;
import org.craregistry.law.StateOfLaw.DatedLaw;
import org.craregistry.law.StateOfLaw.Listing;
import org.craregistry.law.StateOfLaw.Watched;
import org.jspecify.annotations.Nullable;

/** Sets out a state of the law: the days of application, what has been published, and how open points are read. */
final class StateOfLawPages {

    private final StateOfLaw state;

    StateOfLawPages(StateOfLaw state) {
        this.state = state;
    }

    List<Sheet> all() {
        return List.of(dates(), publications(), watched(), readings());
    }

    private Sheet dates() {
        return new Sheet(
                "dates",
                "Days of application",
                "An act can move a day; the provisions name the event, and this list its day.",
                List.of("Day", "Event", "Where it stands", "Read in", "Last checked"),
                Arrays.stream(LegalDate.values())
                        .sorted(Comparator.comparing(state::dateOf))
                        .map(this::row)
                        .toList());
    }

    private List<Cell> row(LegalDate date) {
        DatedLaw dated = Objects.requireNonNull(state.dates().get(date));
        return List.of(
                Cell.of(dated.day().toString()),
                Cell.of(date.title()),
                Places.cell(date.citation()),
                source(dated.checked()),
                Cell.of(dated.checked().on().toString()));
    }

    private Sheet publications() {
        List<List<Cell>> rows = List.of(
                row(
                        "Acts that exclude products from the CRA",
                        state.delegatedExclusions(),
                        act -> act.title() + from(act.appliesFrom())),
                row("Harmonised standards cited under the CRA", state.craStandards(), StateOfLawPages::words),
                row("Common specifications under the CRA", state.craSpecifications(), StateOfLawPages::words),
                row(
                        "Certification schemes designated under the CRA",
                        state.designatedSchemes(),
                        scheme -> "%s, level %s or higher, for %s%s"
                                .formatted(
                                        scheme.scheme(),
                                        Names.of(scheme.leastLevel()),
                                        joined(scheme.categories()),
                                        from(scheme.appliesFrom()))),
                row(
                        "Acts that demand a certificate for critical products",
                        state.mandatoryCertifications(),
                        act -> "%s: %s, level %s or higher, for %s, from %s"
                                .formatted(
                                        act.act(),
                                        act.scheme(),
                                        Names.of(act.level()),
                                        joined(act.categories()),
                                        act.appliesFrom())),
                row("European cybersecurity certification schemes", state.csaSchemes(), StateOfLawPages::words),
                row("Harmonised standards cited under the AI Act", state.aiStandards(), StateOfLawPages::words),
                row("Common specifications under the AI Act", state.aiSpecifications(), StateOfLawPages::words),
                row(
                        "Acts that limit AI Act Article 15",
                        state.aiLimitations(),
                        act -> act.title() + ", for " + joined(act.acts()) + from(act.appliesFrom())));
        return new Sheet(
                "publications",
                "What is cited, designated and adopted",
                "What was found in the Official Journal until the day of the last check; later publications are not known here.",
                List.of("What", "Found", "Read in", "Last checked"),
                rows);
    }

    private Sheet watched() {
        return new Sheet(
                "watched",
                "What is kept in view",
                String.join(
                        " ",
                        Stream.concat(Stream.of("No rule looks at it."), sources().stream())
                                .toList()),
                List.of("What", "About", "Standing", "Read in", "Last checked"),
                state.watched().stream()
                        .map(one -> List.of(
                                Cell.of(one.reference()),
                                Cell.of(one.title()),
                                Cell.of(one.isLaw() ? "Law" + from(one.appliesFrom()) : "Watched, not law"),
                                source(one.checked()),
                                Cell.of(one.checked().on().toString())))
                        .toList());
    }

    private static <T> List<Cell> row(String what, Listing<T> listing, Function<T, String> words) {
        String found = listing.entries().stream().map(words).collect(Collectors.joining("\n"));
        return List.of(
                Cell.of(what),
                Cell.of(found.isEmpty() ? "none" : found),
                source(listing.checked()),
                Cell.of(listing.checked().on().toString()));
    }

    /** From which day it counts; nothing where it has no day of its own. */
    private static String from(@Nullable LocalDate day) {
        return day == null ? "" : ", from " + day;
    }

    private static String words(CraStandard standard) {
        return "%s, %s, for %s%s"
                .formatted(
                        standard.reference(),
                        standard.title(),
                        joined(standard.categories()),
                        from(standard.appliesFrom()));
    }

    private static String words(AiStandard standard) {
        return "%s, %s, %s, %s%s"
                .formatted(
                        standard.reference(),
                        standard.title(),
                        standard.coversSection2()
                                ? "for all of Chapter III Section 2"
                                : "for a part of Chapter III Section 2",
                        standard.restricted() ? "with a restriction" : "without restriction",
                        from(standard.appliesFrom()));
    }

    private static String words(StateOfLaw.CertificationScheme scheme) {
        String published = scheme.ojReference() == null
                ? "not published in the Official Journal"
                : scheme.ojReference() + ", " + scheme.publishedOn();
        return "%s, levels %s, %s, %s"
                .formatted(
                        scheme.name(),
                        joined(scheme.levels()),
                        scheme.selfAssessment() ? "with self-assessment" : "without self-assessment",
                        published);
    }

    private Sheet readings() {
        List<List<Cell>> rows = Arrays.stream(Reading.values())
                .map(reading -> List.of(
                        new Cell("Point " + reading.point(), null, reading.key()),
                        Cell.of(explained(reading)),
                        Cell.of(read(reading.in(state)))))
                .toList();
        return new Sheet(
                "readings",
                "How open points are read",
                "The acts leave these points open. The value is a choice of this state of the law, to be confirmed or changed.",
                List.of("Point", "Question", "How it is read here"),
                rows);
    }

    /** What is asked, with each of the readings by its name. */
    private static String explained(Reading reading) {
        String words = Names.in(reading.explanation());
        for (AiLegacy value : AiLegacy.values()) {
            words = words.replace(value.name() + ":", Names.known(value.name()) + ":");
        }
        return words;
    }

    private static String read(String value) {
        return switch (value) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> Names.known(value);
        };
    }

    /** Until which day sources could be seen, and how many of them are secondary; nothing where the state does not say. */
    List<String> sources() {
        List<String> words = new ArrayList<>();
        if (state.sourcesSeenUntil() != null) {
            words.add("Nothing published after %s could be seen.".formatted(state.sourcesSeenUntil()));
        }
        long secondary = checked().filter(StateOfLawPages::isSecondary).count();
        if (secondary > 0) {
            words.add("%d sources are secondary and marked so: they were not read in the Official Journal itself."
                    .formatted(secondary));
        }
        return words;
    }

    private static boolean isSecondary(Checked checked) {
        return checked.source().toLowerCase(Locale.ROOT).contains("secondary");
    }

    private Stream<Checked> checked() {
        return Stream.of(
                        state.dates().values().stream().map(DatedLaw::checked),
                        state.watched().stream().map(Watched::checked),
                        Stream.of(
                                        state.delegatedExclusions(),
                                        state.craStandards(),
                                        state.craSpecifications(),
                                        state.designatedSchemes(),
                                        state.mandatoryCertifications(),
                                        state.csaSchemes(),
                                        state.aiStandards(),
                                        state.aiSpecifications(),
                                        state.aiLimitations())
                                .flatMap(StateOfLawPages::checked))
                .flatMap(all -> all);
    }

    private static Stream<Checked> checked(Listing<?> listing) {
        return Stream.concat(Stream.of(listing.checked()), listing.own().values().stream());
    }

    private static Cell source(Checked checked) {
        return new Cell(checked.source(), checked.url().toString());
    }

    private static String joined(Collection<?> codes) {
        return codes.stream().map(code -> Names.of(code)).collect(Collectors.joining(", "));
    }
}
