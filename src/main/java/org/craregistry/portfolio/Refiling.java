package org.craregistry.portfolio;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Change.Subject;
import org.craregistry.audit.Origin;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.ElementStanding;
import org.craregistry.law.RequirementStanding;
import org.jspecify.annotations.Nullable;

/** What somebody changes of the evidence of one product, with the entries in the change log that this makes. */
public final class Refiling {

    private final Product product;
    private Origin origin;
    private final @Nullable String reason;
    private final List<Change> changes = new ArrayList<>();
    private final Set<UUID> restored = new HashSet<>();
    private FiledEvidence evidence;

    Refiling(Product product, Origin origin, @Nullable String reason) {
        this.product = product;
        this.origin = origin;
        this.reason = reason;
        this.evidence = product.evidence();
    }

    /** Who asks, and when. */
    public Origin origin() {
        return origin;
    }

    public UUID product() {
        return product.id();
    }

    /** What is changed from now on comes from this row of an import. */
    public void fromRow(String sheet, int row) {
        origin = origin.atRow(sheet, row);
    }

    /** The portfolio that the product is in. */
    public UUID portfolio() {
        return product.portfolioId();
    }

    /** The revision of the product before the change. */
    public int revision() {
        return product.revision();
    }

    /** What is on file, the changes made so far included. */
    public FiledEvidence evidence() {
        return evidence;
    }

    List<Change> changes() {
        return changes;
    }

    /** Files a certificate, declaration or conformity assessment. */
    public void add(UUID record, Object piece) {
        Instant now = origin.at();
        evidence = evidence.with(new Filed<>(record, 0, piece, now, origin.actor(), now));
        record(record, piece, Action.CREATED, Map.of(), plain(piece));
    }

    /** Files a record again that was taken off file, under its id. */
    public void restore(UUID record, Object piece) {
        restored.add(record);
        add(record, piece);
    }

    /** Whether a record is on file again that was taken off file. */
    boolean isRestored(UUID record) {
        return restored.contains(record);
    }

    /** Gives a record other content; nothing is changed where it is the same. */
    public void replace(Filed<?> filed, Object content, Action action) {
        Map<String, Object> before = plain(filed.content());
        Map<String, Object> after = plain(content);
        if (!before.equals(after)) {
            evidence = evidence.replacing(becoming(filed, content));
            record(filed.recordId(), content, action, before, after);
        }
    }

    /** Takes a record off file. */
    public void remove(Filed<?> filed) {
        evidence = evidence.without(filed);
        record(filed.recordId(), filed.content(), Action.REMOVED, plain(filed.content()), Map.of());
    }

    /** Records how the product stands to the requirements assessed; one without a standing is taken back. */
    public void standToRequirements(
            Collection<AnnexIRequirement> assessed, Map<AnnexIRequirement, RequirementStanding> standings) {
        stand(evidence.standingToRequirements(assessed, standings));
    }

    /** Records how the system stands to the elements assessed; one without a standing is taken back. */
    public void standToElements(
            Collection<Article15Element> assessed, Map<Article15Element, ElementStanding> standings) {
        stand(evidence.standingToElements(assessed, standings));
    }

    /**
     * Records that one document more or less belongs to the standing to a requirement or an element.
     *
     * @param code of the requirement or the element
     * @param difference 1 or -1
     */
    public void countDocuments(String code, int difference) {
        StandingRecord kept = evidence.standingRecord(code);
        log(evidence.with(code, kept.restingOn(kept.documents() + difference)));
    }

    /** Records that the caller reviewed the standings to the requirements and elements with these codes. */
    public void review(Collection<String> codes) {
        FiledEvidence after = evidence;
        for (String code : codes) {
            after = after.with(code, evidence.standingRecord(code).reviewed(origin.actor(), origin.at()));
        }
        log(after);
    }

    /** Who makes the change, as the change log names the account. */
    public String actor() {
        return origin.actor();
    }

    /** Who changes a standing answers for it from now on. */
    private void stand(FiledEvidence changed) {
        Map<String, Object> before = evidence.standings();
        Map<String, Object> standing = changed.standings();
        FiledEvidence after = changed;
        for (String code : Stream.concat(before.keySet().stream(), standing.keySet().stream())
                .distinct()
                .toList()) {
            StandingRecord kept = evidence.standingRecord(code);
            if (!standing.containsKey(code)) {
                after = after.with(code, kept.takenBack());
            } else if (!standing.get(code).equals(before.get(code))) {
                after = after.with(code, kept.recorded(origin.actor(), origin.at()));
            }
        }
        log(after);
    }

    private void log(FiledEvidence after) {
        List<FieldChange> fields = FieldChange.between(evidence.plainStandings(), after.plainStandings());
        if (!fields.isEmpty()) {
            evidence = after;
            changes.add(change(Subject.PRODUCT, product.id(), label(), Action.UPDATED, fields));
        }
    }

    private void record(
            UUID record, Object piece, Action action, Map<String, Object> before, Map<String, Object> after) {
        EvidenceKind kind = EvidenceKind.of(piece);
        String label = kind.label(piece) + " of " + label();
        changes.add(change(kind.subject(), record, label, action, FieldChange.between(before, after))
                .concerning(product.id()));
    }

    /**
     * What the change log says of something that belongs to the evidence but is kept beside it; the product and its answers stay
     * as they are.
     *
     * @param label what it is called, without the product
     */
    public Change changeBeside(Subject subject, UUID id, String label, Action action, List<FieldChange> fields) {
        return change(subject, id, label + " of " + label(), action, fields).concerning(product.id());
    }

    private Change change(Subject subject, UUID id, String label, Action action, List<FieldChange> fields) {
        return Change.now(origin, product.portfolioId(), subject, id, label, action, reason, fields);
    }

    /** What people call the product. */
    public String label() {
        return product.state().identity().label();
    }

    private static Map<String, Object> plain(Object piece) {
        return EvidenceKind.of(piece).plain(piece);
    }

    @SuppressWarnings("unchecked") // the content is of the kind of the record
    private Filed<?> becoming(Filed<?> filed, Object content) {
        return ((Filed<Object>) filed).becoming(content, origin.at());
    }
}
