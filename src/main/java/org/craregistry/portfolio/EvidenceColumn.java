package org.craregistry.portfolio;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.law.Certificate;
import org.craregistry.law.ConformityAssessment;
import org.craregistry.law.Declaration;
import org.craregistry.law.Evidence;
import org.craregistry.law.plain.EvidenceReader;
import org.craregistry.law.plain.EvidenceWriter;
import org.craregistry.storage.JsonColumn;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** What is on file for a product as it is stored: one JSON document in the plain form of the law; {@code null} for nothing on file. */
final class EvidenceColumn {

    private static final TypeReference<Document> DOCUMENT = new TypeReference<>() {};

    private EvidenceColumn() {}

    /** The document; a list that is empty is absent. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Document(
            @Nullable List<StoredRecord> certificates,
            @Nullable List<StoredRecord> declarations,
            @Nullable List<StoredRecord> assessments,
            @Nullable List<Map<String, Object>> requirements,
            @Nullable List<Map<String, Object>> article15Elements,
            @Nullable Map<String, StandingRecord> standings) {}

    private record StoredRecord(
            UUID id, int revision, Instant filedAt, String filedBy, Instant changedAt, Map<String, Object> content) {}

    static @Nullable String write(FiledEvidence evidence) {
        if (evidence.isEmpty()) {
            return null;
        }
        List<Map<String, Object>> requirements = new ArrayList<>();
        evidence.requirements()
                .forEach((requirement, standing) -> requirements.add(EvidenceWriter.plain(requirement, standing)));
        List<Map<String, Object>> elements = new ArrayList<>();
        evidence.elements().forEach((element, standing) -> elements.add(EvidenceWriter.plain(element, standing)));
        return JsonColumn.write(new Document(
                stored(EvidenceKind.CERTIFICATE, evidence),
                stored(EvidenceKind.DECLARATION, evidence),
                stored(EvidenceKind.ASSESSMENT, evidence),
                requirements,
                elements,
                evidence.standingRecords()));
    }

    /** @throws org.craregistry.law.plain.RefusedEvidence where the law no longer reads what is stored */
    static FiledEvidence read(@Nullable String stored) {
        if (stored == null) {
            return FiledEvidence.NONE;
        }
        Document document = JsonColumn.read(stored, DOCUMENT);
        Evidence standings = EvidenceReader.read(
                "",
                Map.of(
                        "requirements", listed(document.requirements()),
                        "article15Elements", listed(document.article15Elements())));
        return new FiledEvidence(
                records(EvidenceKind.CERTIFICATE, Certificate.class, document.certificates()),
                records(EvidenceKind.DECLARATION, Declaration.class, document.declarations()),
                records(EvidenceKind.ASSESSMENT, ConformityAssessment.class, document.assessments()),
                standings.requirements(),
                standings.elements(),
                document.standings() == null ? Map.of() : document.standings());
    }

    private static List<StoredRecord> stored(EvidenceKind kind, FiledEvidence evidence) {
        return evidence.records(kind).stream()
                .map(one -> new StoredRecord(
                        one.recordId(),
                        one.revision(),
                        one.filedAt(),
                        one.filedBy(),
                        one.changedAt(),
                        kind.plain(one.content())))
                .toList();
    }

    private static <E> List<Filed<E>> records(
            EvidenceKind kind, Class<E> content, @Nullable List<StoredRecord> stored) {
        return listed(stored).stream()
                .map(one -> new Filed<>(
                        one.id(),
                        one.revision(),
                        content.cast(kind.read(one.content())),
                        one.filedAt(),
                        one.filedBy(),
                        one.changedAt()))
                .toList();
    }

    private static <T> List<T> listed(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
