package org.craregistry.portfolio;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.audit.Change.Subject;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.Certificate;
import org.craregistry.law.ConformityAssessment;
import org.craregistry.law.Declaration;
import org.craregistry.law.PieceOfEvidence;
import org.craregistry.law.plain.EvidenceReader;
import org.craregistry.law.plain.EvidenceWriter;
import org.jspecify.annotations.Nullable;

/** The kinds of records of evidence, each with its plain form. */
public enum EvidenceKind {
    CERTIFICATE(
            NodeId.Kind.CERTIFICATE,
            Subject.CERTIFICATE,
            Certificate.class,
            EvidenceReader::certificate,
            piece -> EvidenceWriter.plain((Certificate) piece),
            List.of("scheme", "number")),
    DECLARATION(
            NodeId.Kind.DECLARATION,
            Subject.DECLARATION,
            Declaration.class,
            EvidenceReader::declaration,
            piece -> EvidenceWriter.plain((Declaration) piece),
            List.of("number")),
    ASSESSMENT(
            NodeId.Kind.ASSESSMENT,
            Subject.ASSESSMENT,
            ConformityAssessment.class,
            EvidenceReader::assessment,
            piece -> EvidenceWriter.plain((ConformityAssessment) piece),
            List.of("procedure", "certificateNumber"));

    private final NodeId.Kind node;
    private final Subject subject;
    private final Class<?> content;
    private final BiFunction<String, Map<String, ? extends @Nullable Object>, Object> reader;
    private final Function<Object, Map<String, Object>> writer;
    private final List<String> knownBy;

    EvidenceKind(
            NodeId.Kind node,
            Subject subject,
            Class<?> content,
            BiFunction<String, Map<String, ? extends @Nullable Object>, Object> reader,
            Function<Object, Map<String, Object>> writer,
            List<String> knownBy) {
        this.node = node;
        this.subject = subject;
        this.content = content;
        this.reader = reader;
        this.writer = writer;
        this.knownBy = knownBy;
    }

    /** The kind of a piece of evidence. */
    public static EvidenceKind of(Object content) {
        return Arrays.stream(values())
                .filter(kind -> kind.content.isInstance(content))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No piece of evidence: " + content.getClass()));
    }

    /** The kind of a piece by the list that it stands in. */
    static EvidenceKind of(PieceOfEvidence piece) {
        return Arrays.stream(values())
                .filter(kind -> piece.list().equals(kind.singular() + "s"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No list of evidence: " + piece.list()));
    }

    /** The kind that the change log calls this; empty where it is no record of evidence. */
    static Optional<EvidenceKind> of(Subject subject) {
        return Arrays.stream(values()).filter(kind -> kind.subject == subject).findFirst();
    }

    /** The kind of its ids in the API. */
    public NodeId.Kind node() {
        return node;
    }

    /** How the change log calls it. */
    public Subject subject() {
        return subject;
    }

    /** The fields that a record is known by among those of its product. */
    public List<String> knownBy() {
        return knownBy;
    }

    /** What a piece is called in one line, such as {@code EUCC 2027-17}. */
    public String label(Object piece) {
        Map<String, Object> plain = new HashMap<>(plain(piece));
        if (piece instanceof ConformityAssessment assessment && assessment.procedure() != null) {
            plain.put("procedure", assessment.procedure().label());
        }
        String label = knownBy.stream()
                .map(plain::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
        return label.isEmpty() ? singular() : label;
    }

    /** How messages and paths call one of it, such as {@code certificate}. */
    public String singular() {
        return node.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a piece of this kind.
     *
     * @param plain its fields under their names in the API
     * @throws org.craregistry.law.plain.RefusedEvidence for the first field that cannot be as it is, with {@link #singular()} as its path
     */
    public Object read(Map<String, ? extends @Nullable Object> plain) {
        return reader.apply(singular(), plain);
    }

    /** Its fields under their names in the API; what is not known is absent. */
    public Map<String, Object> plain(Object piece) {
        return writer.apply(piece);
    }
}
