package org.craregistry.conformity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Change.Subject;
import org.craregistry.audit.StatedReason;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.ElementStanding;
import org.craregistry.law.Evidence;
import org.craregistry.law.EvidenceReader;
import org.craregistry.law.RefusedEvidence;
import org.craregistry.law.RequirementStanding;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.portfolio.ProductEvidence;
import org.craregistry.portfolio.ProductEvidence.OnFile;
import org.craregistry.portfolio.ProductEvidence.Refiled;
import org.craregistry.security.CurrentCaller;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files, changes and removes evidence on behalf of the caller, with the entries in the change log. */
@Service
class EvidenceBook {

    private static final int MOST_PRODUCTS = 100;

    private final ProductEvidence evidence;
    private final CurrentCaller caller;

    EvidenceBook(ProductEvidence evidence, CurrentCaller caller) {
        this.evidence = evidence;
        this.caller = caller;
    }

    /**
     * Files a record and returns its id.
     *
     * @param told the fields under their names in the API
     */
    @Transactional
    UUID file(EvidenceKind kind, UUID product, Map<String, @Nullable Object> told, @Nullable String reason) {
        String stated = StatedReason.optional(reason);
        Object content = read(kind, told);
        UUID id = Ids.next();
        evidence.change(List.of(product), Who.EDITOR, onFile -> {
            if (onFile.evidence().records(kind).size() == EvidenceReader.MOST_RECORDS) {
                throw Refused.because(
                        Code.NOT_POSSIBLE,
                        "product",
                        "The product has %,d records of this kind already, the most that are accepted; remove some."
                                .formatted(EvidenceReader.MOST_RECORDS));
            }
            Filed<Object> filed =
                    new Filed<>(id, 0, content, onFile.now(), caller.get().name(), onFile.now());
            List<FieldChange> fields = FieldChange.between(Map.of(), kind.plain(content));
            return new Refiled(
                    onFile.evidence().with(filed), List.of(change(onFile, filed, Action.CREATED, stated, fields)));
        });
        return id;
    }

    /**
     * Changes a record; a change that changes nothing leaves its revision as it is.
     *
     * @param told the fields to change; what is absent is unchanged, what is {@code null} is cleared
     */
    @Transactional
    void update(
            EvidenceKind kind,
            UUID record,
            int expectedRevision,
            Map<String, @Nullable Object> told,
            @Nullable String reason) {
        String stated = StatedReason.optional(reason);
        replace(kind, record, expectedRevision, told, Action.UPDATED, stated);
    }

    /** Records that what was filed was withdrawn. */
    @Transactional
    void withdraw(EvidenceKind kind, UUID record, int expectedRevision, LocalDate withdrawnOn, String reason) {
        String stated = StatedReason.required(reason);
        replace(kind, record, expectedRevision, Map.of("withdrawnOn", withdrawnOn), Action.WITHDRAWN, stated);
    }

    /** Takes a record off file and returns the product that it was on file for. */
    @Transactional
    UUID remove(EvidenceKind kind, UUID record, int expectedRevision, String reason) {
        String stated = StatedReason.required(reason);
        return change(kind, record, expectedRevision, (onFile, filed) -> {
            List<FieldChange> fields = FieldChange.between(kind.plain(filed.content()), Map.of());
            return new Refiled(
                    onFile.evidence().without(filed), List.of(change(onFile, filed, Action.REMOVED, stated, fields)));
        });
    }

    /**
     * Records how products stand to requirements.
     *
     * @param products the products by the revision that the caller has read
     * @param told the standings; one without a standing is taken back
     */
    @Transactional
    void assessRequirements(
            Map<UUID, Integer> products, List<Map<String, @Nullable Object>> told, @Nullable String reason) {
        Map<AnnexIRequirement, RequirementStanding> standings =
                read(Map.of("requirements", told)).requirements();
        List<AnnexIRequirement> assessed = assessed(told, AnnexIRequirement::find);
        assess(products, reason, before -> before.standingToRequirements(assessed, standings));
    }

    /** Records how AI systems stand to elements; parameters as for requirements. */
    @Transactional
    void assessElements(
            Map<UUID, Integer> products, List<Map<String, @Nullable Object>> told, @Nullable String reason) {
        Map<Article15Element, ElementStanding> standings =
                read(Map.of("article15Elements", told)).elements();
        List<Article15Element> assessed = assessed(told, Article15Element::find);
        assess(products, reason, before -> before.standingToElements(assessed, standings));
    }

    private void assess(Map<UUID, Integer> products, @Nullable String reason, UnaryOperator<FiledEvidence> work) {
        String stated = StatedReason.optional(reason);
        if (products.isEmpty() || products.size() > MOST_PRODUCTS) {
            throw Refused.because(
                    Code.INVALID,
                    "products",
                    "%d products are listed; list 1 to %d.".formatted(products.size(), MOST_PRODUCTS));
        }
        evidence.change(products.keySet(), Who.EDITOR, onFile -> {
            requireRevision("product", onFile.revision(), products.getOrDefault(onFile.product(), -1));
            FiledEvidence after = work.apply(onFile.evidence());
            List<FieldChange> fields = FieldChange.between(onFile.evidence().plainStandings(), after.plainStandings());
            return new Refiled(after, fields.isEmpty() ? List.of() : List.of(assessed(onFile, stated, fields)));
        });
    }

    private Change assessed(OnFile onFile, @Nullable String reason, List<FieldChange> fields) {
        return Change.now(
                caller.get().origin(onFile.now()),
                onFile.portfolio(),
                Subject.PRODUCT,
                onFile.product(),
                onFile.label(),
                Action.UPDATED,
                reason,
                fields);
    }

    private static <C> List<C> assessed(List<Map<String, @Nullable Object>> told, Function<String, Optional<C>> find) {
        return told.stream()
                .flatMap(one -> find.apply(String.valueOf(one.get("code"))).stream())
                .toList();
    }

    private void replace(
            EvidenceKind kind,
            UUID record,
            int expectedRevision,
            Map<String, ? extends @Nullable Object> told,
            Action action,
            @Nullable String reason) {
        change(kind, record, expectedRevision, (onFile, filed) -> {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>(kind.plain(filed.content()));
            plain.putAll(told);
            Filed<?> changed = becoming(filed, read(kind, plain), onFile.now());
            List<FieldChange> fields = FieldChange.between(kind.plain(filed.content()), kind.plain(changed.content()));
            return fields.isEmpty()
                    ? new Refiled(onFile.evidence(), List.of())
                    : new Refiled(
                            onFile.evidence().replacing(changed),
                            List.of(change(onFile, changed, action, reason, fields)));
        });
    }

    @SuppressWarnings("unchecked") // what is read is of the kind of the record
    private static Filed<?> becoming(Filed<?> filed, Object content, Instant now) {
        return ((Filed<Object>) filed).becoming(content, now);
    }

    /** Changes the product of a record that is at the expected revision, and returns the product. */
    private UUID change(
            EvidenceKind kind, UUID record, int expectedRevision, BiFunction<OnFile, Filed<?>, Refiled> work) {
        UUID product = evidence.productsOf(List.of(record)).get(record);
        if (product == null) {
            throw absent(kind);
        }
        evidence.change(List.of(product), Who.EDITOR, onFile -> {
            Filed<?> filed = onFile.evidence().find(kind, record).orElseThrow(() -> absent(kind));
            requireRevision(kind.singular(), filed.revision(), expectedRevision);
            return work.apply(onFile, filed);
        });
        return product;
    }

    private Change change(
            OnFile onFile, Filed<?> filed, Action action, @Nullable String reason, List<FieldChange> fields) {
        EvidenceKind kind = EvidenceKind.of(filed.content());
        return Change.now(
                        caller.get().origin(onFile.now()),
                        onFile.portfolio(),
                        kind.subject(),
                        filed.recordId(),
                        kind.label(filed.content()) + " of " + onFile.label(),
                        action,
                        reason,
                        fields)
                .concerning(onFile.product());
    }

    private static void requireRevision(String what, int revision, int expected) {
        if (revision != expected) {
            throw Refused.because(
                    Code.CONFLICT,
                    "expectedRevision",
                    "The %s is at revision %d, not %d: somebody changed it since. Read it again and repeat the change."
                            .formatted(what, revision, expected));
        }
    }

    private static Object read(EvidenceKind kind, Map<String, ? extends @Nullable Object> told) {
        try {
            return kind.read(told);
        } catch (RefusedEvidence refused) {
            throw refused(refused);
        }
    }

    private static Evidence read(Map<String, ? extends @Nullable Object> standings) {
        try {
            return EvidenceReader.read("", standings);
        } catch (RefusedEvidence refused) {
            throw refused(refused);
        }
    }

    /** The path within the input: {@code requirements.0.code} for {@code evidence.requirements[0].code}. */
    private static Refused refused(RefusedEvidence refused) {
        String path = refused.path()
                .replaceFirst("^evidence\\.", "")
                .replace("[", ".")
                .replace("]", "");
        return Refused.because(Code.INVALID, path, String.valueOf(refused.getMessage()));
    }

    static Refused absent(EvidenceKind kind) {
        return Refused.because(
                Code.NOT_FOUND, "id", "There is no %s with this id that you may see.".formatted(kind.singular()));
    }
}
