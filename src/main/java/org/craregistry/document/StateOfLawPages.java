package org.craregistry.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.document.ReadingCopy.Cell;
import org.craregistry.document.ReadingCopy.Sheet;
import org.craregistry.law.LegalDate;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.StateOfLaw.AiStandard;
import org.craregistry.law.StateOfLaw.Checked;
import org.craregistry.law.StateOfLaw.CraStandard;
import org.craregistry.law.StateOfLaw.DatedLaw;
import org.craregistry.law.StateOfLaw.Listing;
import org.craregistry.law.StateOfLaw.Readings;

/** Sets out a state of the law: the days of application, what has been published, and how open points are read. */
final class StateOfLawPages {

    private final StateOfLaw state;

    StateOfLawPages(StateOfLaw state) {
        this.state = state;
    }

    List<Sheet> all() {
        return List.of(dates(), publications(), readings());
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
                row("Acts that exclude products from the CRA", state.delegatedExclusions(), act -> act.title()),
                row("Harmonised standards cited under the CRA", state.craStandards(), StateOfLawPages::words),
                row("Common specifications under the CRA", state.craSpecifications(), StateOfLawPages::words),
                row(
                        "Certification schemes designated under the CRA",
                        state.designatedSchemes(),
                        scheme -> "%s, level %s or higher, for %s"
                                .formatted(scheme.scheme(), scheme.leastLevel(), joined(scheme.categories()))),
                row(
                        "Acts that demand a certificate for critical products",
                        state.mandatoryCertifications(),
                        act -> "%s: %s, level %s or higher, for %s, from %s"
                                .formatted(
                                        act.act(),
                                        act.scheme(),
                                        act.level(),
                                        joined(act.categories()),
                                        act.appliesFrom())),
                row("European cybersecurity certification schemes", state.csaSchemes(), StateOfLawPages::words),
                row("Harmonised standards cited under the AI Act", state.aiStandards(), StateOfLawPages::words),
                row("Common specifications under the AI Act", state.aiSpecifications(), StateOfLawPages::words),
                row(
                        "Acts that limit AI Act Article 15",
                        state.aiLimitations(),
                        act -> act.title() + ", for " + joined(act.acts())));
        return new Sheet(
                "publications",
                "What is cited, designated and adopted",
                "What was found in the Official Journal until the day of the last check; later publications are not known here.",
                List.of("What", "Found", "Read in", "Last checked"),
                rows);
    }

    private static <T> List<Cell> row(String what, Listing<T> listing, Function<T, String> words) {
        String found = listing.entries().stream().map(words).collect(Collectors.joining("\n"));
        return List.of(
                Cell.of(what),
                Cell.of(found.isEmpty() ? "none" : found),
                source(listing.checked()),
                Cell.of(listing.checked().on().toString()));
    }

    private static String words(CraStandard standard) {
        return "%s, %s, for %s".formatted(standard.reference(), standard.title(), joined(standard.categories()));
    }

    private static String words(AiStandard standard) {
        return "%s, %s, %s, %s"
                .formatted(
                        standard.reference(),
                        standard.title(),
                        standard.coversSection2()
                                ? "for all of Chapter III Section 2"
                                : "for a part of Chapter III Section 2",
                        standard.restricted() ? "with a restriction" : "without restriction");
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
        Readings read = state.readings();
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(reading(
                "certPresumption",
                "Which certificates make presume conformity with CRA Annex I (CRA Article 27(8) and (9))?",
                switch (read.certPresumption()) {
                    case DESIGNATED_ONLY -> "only those of a scheme designated under Article 27(9)";
                    case EVERY_SCHEME -> "those of every European scheme";
                }));
        rows.add(reading(
                "article39Demanded",
                "Does a notified body under the AI Act count only if its compliance with CRA Article 39 was assessed?",
                read.article39Demanded()));
        rows.add(reading(
                "assuranceGapClosed",
                "Does a procedure of the act on the product without a third party demand the procedure of the CRA beside it?",
                read.assuranceGapClosed()));
        rows.add(reading(
                "mandateBesideNotifiedBody",
                "Is a certificate under CRA Article 8(1) demanded beside a notified body under the AI Act or the act on the"
                        + " product?",
                read.mandateBesideNotifiedBody()));
        rows.add(reading(
                "openSourceUnderDerogation",
                "Does CRA Article 12(3) catch open source that could use Article 32(5)?",
                read.openSourceUnderDerogation()));
        rows.add(reading(
                "healthRecordsReviewed",
                "Does a person review a health record system that is a high-risk AI system?",
                read.healthRecordsReviewed()));
        rows.add(reading(
                "annexIIIBesideSectionB",
                "Does AI Act Annex III still count for a system of Annex I Section B?",
                read.annexIIIBesideSectionB()));
        rows.add(reading(
                "aiLegacy",
                "What does AI Act Article 111(2) look at when it spares what was placed on the market before?",
                switch (read.aiLegacy()) {
                    case SYSTEM -> "the system: the first unit decides for all";
                    case UNIT -> "each unit by itself";
                }));
        return new Sheet(
                "readings",
                "How open points are read",
                "The acts leave these points open. The value is a choice of this state of the law, to be confirmed or changed.",
                List.of("Point", "Question", "How it is read here"),
                rows);
    }

    private static List<Cell> reading(String name, String question, boolean read) {
        return reading(name, question, read ? "yes" : "no");
    }

    private static List<Cell> reading(String name, String question, String read) {
        return List.of(Cell.of(name), Cell.of(question), Cell.of(read));
    }

    private static Cell source(Checked checked) {
        return new Cell(checked.source(), checked.url().toString());
    }

    private static String joined(Collection<?> codes) {
        return codes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
