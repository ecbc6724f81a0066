package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Certificate;
import org.craregistry.law.ConformityAssessment;
import org.craregistry.law.Declaration;
import org.craregistry.law.ElementStanding;
import org.craregistry.law.Evidence;
import org.craregistry.law.PieceOfEvidence;
import org.craregistry.law.RequirementStanding;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is on file for a product, the records in the order in which they were filed.
 *
 * @param standingRecords what is kept of the standings, by the code of the requirement or the element
 */
public record FiledEvidence(
        List<Filed<Certificate>> certificates,
        List<Filed<Declaration>> declarations,
        List<Filed<ConformityAssessment>> assessments,
        Map<AnnexIRequirement, RequirementStanding> requirements,
        Map<Article15Element, ElementStanding> elements,
        Map<String, StandingRecord> standingRecords) {

    /** Nothing on file. */
    public static final FiledEvidence NONE =
            new FiledEvidence(List.of(), List.of(), List.of(), Map.of(), Map.of(), Map.of());

    private static final Pattern IN_A_RECORD =
            Pattern.compile("evidence\\.(certificates|declarations|assessments)\\[(\\d{1,6})]");

    public FiledEvidence {
        certificates = List.copyOf(certificates);
        declarations = List.copyOf(declarations);
        assessments = List.copyOf(assessments);
        requirements = requirements.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(requirements));
        elements = elements.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(elements));
        standingRecords = Collections.unmodifiableMap(new TreeMap<>(standingRecords));
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /**
     * This evidence as the law weighs it; its lists are in the same order.
     *
     * @param version the version of the product, the empty text where it has none
     * @param decided whether a person has decided the core functionality and given a reason
     */
    public Evidence weighed(String version, boolean decided) {
        return new Evidence(
                version,
                decided,
                contents(certificates),
                contents(declarations),
                contents(assessments),
                requirements,
                elements);
    }

    /** The records of a kind. */
    public List<? extends Filed<?>> records(EvidenceKind kind) {
        return switch (kind) {
            case CERTIFICATE -> certificates;
            case DECLARATION -> declarations;
            case ASSESSMENT -> assessments;
        };
    }

    /** The record whose content stands there in what the law weighs. */
    public Filed<?> at(PieceOfEvidence piece) {
        return records(EvidenceKind.of(piece)).get(piece.index());
    }

    /** The record with this id. */
    public Optional<? extends Filed<?>> find(EvidenceKind kind, UUID recordId) {
        return records(kind).stream()
                .filter(record -> record.recordId().equals(recordId))
                .findFirst();
    }

    /**
     * The record in which something stands.
     *
     * @param path where, as the law names it, such as {@code evidence.certificates[0].expiresOn}
     * @return empty where the path does not lead into a record
     */
    public Optional<Filed<?>> at(String path) {
        Matcher place = IN_A_RECORD.matcher(path);
        if (!place.lookingAt()) {
            return Optional.empty();
        }
        List<? extends Filed<?>> records = switch (place.group(1)) {
            case "certificates" -> certificates;
            case "declarations" -> declarations;
            default -> assessments;
        };
        return Optional.of(records.get(Integer.parseInt(place.group(2))));
    }

    /** With one more record. */
    public FiledEvidence with(Filed<?> added) {
        EvidenceKind kind = EvidenceKind.of(added.content());
        List<Filed<?>> records = new ArrayList<>(records(kind));
        records.add(added);
        return with(kind, records);
    }

    /** With another content of a record. */
    public FiledEvidence replacing(Filed<?> changed) {
        EvidenceKind kind = EvidenceKind.of(changed.content());
        List<Filed<?>> records = new ArrayList<>(records(kind));
        records.replaceAll(record -> record.recordId().equals(changed.recordId()) ? changed : record);
        return with(kind, records);
    }

    /** Without a record. */
    public FiledEvidence without(Filed<?> removed) {
        EvidenceKind kind = EvidenceKind.of(removed.content());
        List<Filed<?>> records = new ArrayList<>(records(kind));
        records.removeIf(record -> record.recordId().equals(removed.recordId()));
        return with(kind, records);
    }

    /** With how the product stands to the requirements assessed: those that have no standing are taken back. */
    public FiledEvidence standingToRequirements(
            Collection<AnnexIRequirement> assessed, Map<AnnexIRequirement, RequirementStanding> standings) {
        Map<AnnexIRequirement, RequirementStanding> after = replaced(requirements, assessed, standings);
        return new FiledEvidence(certificates, declarations, assessments, after, elements, standingRecords);
    }

    /** With how the system stands to the elements assessed: those that have no standing are taken back. */
    public FiledEvidence standingToElements(
            Collection<Article15Element> assessed, Map<Article15Element, ElementStanding> standings) {
        Map<Article15Element, ElementStanding> after = replaced(elements, assessed, standings);
        return new FiledEvidence(certificates, declarations, assessments, requirements, after, standingRecords);
    }

    /** What is kept of the standing to the requirement or the element with this code. */
    public StandingRecord standingRecord(String code) {
        return standingRecords.getOrDefault(code, StandingRecord.NONE);
    }

    /** Whether somebody has recorded how the product stands to the requirement or the element with this code. */
    public boolean isStanding(String code) {
        return standings().containsKey(code);
    }

    /** With something else kept of a standing. */
    FiledEvidence with(String code, StandingRecord changed) {
        Map<String, StandingRecord> after = new HashMap<>(standingRecords);
        after.put(code, changed);
        after.values().removeIf(StandingRecord.NONE::equals);
        return new FiledEvidence(certificates, declarations, assessments, requirements, elements, after);
    }

    /** The standings themselves by the code of the requirement or the element. */
    public Map<String, Object> standings() {
        Map<String, Object> standings = new LinkedHashMap<>();
        requirements.forEach((requirement, standing) -> standings.put(requirement.code(), standing));
        elements.forEach((element, standing) -> standings.put(element.code(), standing));
        return standings;
    }

    private static <C, S> Map<C, S> replaced(Map<C, S> before, Collection<C> assessed, Map<C, S> standings) {
        Map<C, S> after = new HashMap<>(before);
        after.keySet().removeAll(assessed);
        after.putAll(standings);
        return after;
    }

    /** The standings as the change log names them, such as {@code requirements.CRA-AI-P1-2d.note}. */
    public Map<String, String> plainStandings() {
        Map<String, String> plain = new LinkedHashMap<>();
        requirements.forEach((requirement, standing) -> {
            plain.put(
                    "requirements." + requirement + ".standing",
                    standing.standing().name());
            putIfGiven(plain, "requirements." + requirement + ".note", standing.note());
        });
        elements.forEach((element, standing) -> {
            plain.put(
                    "article15Elements." + element + ".standing",
                    standing.standing().name());
            putIfGiven(plain, "article15Elements." + element + ".evidence", standing.evidence());
        });
        standingRecords.forEach((code, record) -> {
            String list = AnnexIRequirement.find(code).isPresent() ? "requirements." : "article15Elements.";
            record.plain().forEach((field, value) -> plain.put(list + code + "." + field, value));
        });
        return plain;
    }

    private static void putIfGiven(Map<String, String> plain, String field, @Nullable String text) {
        if (text != null) {
            plain.put(field, text);
        }
    }

    @SuppressWarnings("unchecked")
    private FiledEvidence with(EvidenceKind kind, List<? extends Filed<?>> records) {
        return switch (kind) {
            case CERTIFICATE ->
                new FiledEvidence(
                        (List<Filed<Certificate>>) records,
                        declarations,
                        assessments,
                        requirements,
                        elements,
                        standingRecords);
            case DECLARATION ->
                new FiledEvidence(
                        certificates,
                        (List<Filed<Declaration>>) records,
                        assessments,
                        requirements,
                        elements,
                        standingRecords);
            case ASSESSMENT ->
                new FiledEvidence(
                        certificates,
                        declarations,
                        (List<Filed<ConformityAssessment>>) records,
                        requirements,
                        elements,
                        standingRecords);
        };
    }

    private static <E> List<E> contents(List<Filed<E>> records) {
        return records.stream().map(Filed::content).toList();
    }
}
