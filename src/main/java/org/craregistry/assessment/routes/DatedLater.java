package org.craregistry.assessment.routes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.craregistry.law.Certificate;
import org.craregistry.law.ConformityAssessment;
import org.craregistry.law.Declaration;
import org.craregistry.law.Sentences;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.FiledEvidence;
import org.jspecify.annotations.Nullable;

/** The records on file that bear a day to come: what is not issued or completed yet is intended only. */
final class DatedLater {

    private final List<Filed<?>> records = new ArrayList<>();

    /** @param today the last day that is no day to come */
    DatedLater(FiledEvidence evidence, LocalDate today) {
        for (EvidenceKind kind : EvidenceKind.values()) {
            for (Filed<?> record : evidence.records(kind)) {
                LocalDate day = day(record);
                if (day != null && day.isAfter(today)) {
                    records.add(record);
                }
            }
        }
    }

    /** The day on which it is issued or completed. */
    private static @Nullable LocalDate day(Filed<?> record) {
        return switch (EvidenceKind.of(record.content())) {
            case CERTIFICATE -> ((Certificate) record.content()).issuedOn();
            case DECLARATION -> ((Declaration) record.content()).issuedOn();
            case ASSESSMENT -> ((ConformityAssessment) record.content()).completedOn();
        };
    }

    /** The evidence without them. */
    FiledEvidence leftOutOf(FiledEvidence evidence) {
        FiledEvidence rest = evidence;
        for (Filed<?> record : records) {
            rest = rest.without(record);
        }
        return rest;
    }

    /** Each with what it is and its day, in one line. */
    String named() {
        return records.stream()
                .map(record -> "%s of %s".formatted(name(record), Sentences.day(Objects.requireNonNull(day(record)))))
                .collect(Collectors.joining(", "));
    }

    private static String name(Filed<?> record) {
        EvidenceKind kind = EvidenceKind.of(record.content());
        String label = kind.label(record.content());
        return label.equals(kind.singular()) ? label : kind.singular() + " " + label;
    }
}
