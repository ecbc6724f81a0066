package org.craregistry.conformity;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.StatedReason;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.ElementStanding;
import org.craregistry.law.Evidence;
import org.craregistry.law.RequirementStanding;
import org.craregistry.law.plain.EvidenceReader;
import org.craregistry.law.plain.RecordHeaders;
import org.craregistry.law.plain.RefusedEvidence;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.ListedProduct;
import org.craregistry.portfolio.ProductEvidence;
import org.craregistry.portfolio.Refiling;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Files, changes and removes evidence on behalf of the caller, with the entries in the change log. */
@Service
class EvidenceBook {

    private final ProductEvidence evidence;

    EvidenceBook(ProductEvidence evidence) {
        this.evidence = evidence;
    }

    /**
     * Files a record and returns its id.
     *
     * @param told the fields under their names in the API
     */
    UUID file(EvidenceKind kind, UUID product, Map<String, @Nullable Object> told, @Nullable String reason) {
        Object content = read(kind, told);
        UUID record = Ids.next();
        evidence.change(product, "product", Who.EDITOR, StatedReason.optional(reason), refiling -> {
            if (refiling.evidence().records(kind).size() == EvidenceReader.MOST_RECORDS) {
                throw Refused.because(
                        Code.NOT_POSSIBLE,
                        "product",
                        "The product has %,d records of this kind already, the most that are accepted; remove some."
                                .formatted(EvidenceReader.MOST_RECORDS));
            }
            refiling.add(record, content);
        });
        return record;
    }

    /**
     * Changes a record; a change that changes nothing leaves its revision as it is.
     *
     * @param told the fields to change; what is absent is unchanged, what is {@code null} is cleared
     */
    void update(
            EvidenceKind kind,
            UUID record,
            int expectedRevision,
            Map<String, @Nullable Object> told,
            @Nullable String reason) {
        change(
                kind,
                record,
                expectedRevision,
                StatedReason.optional(reason),
                (refiling, filed) -> refiling.replace(filed, amended(kind, filed, told), Action.UPDATED));
    }

    /** Records that what was filed was withdrawn. */
    void withdraw(EvidenceKind kind, UUID record, int expectedRevision, LocalDate withdrawnOn, String reason) {
        Map<String, Object> told = Map.of("withdrawnOn", withdrawnOn);
        change(
                kind,
                record,
                expectedRevision,
                StatedReason.required(reason),
                (refiling, filed) -> refiling.replace(filed, withdrawn(kind, filed, told), Action.WITHDRAWN));
    }

    /** Takes a record off file and returns the product that it was on file for. */
    UUID remove(EvidenceKind kind, UUID record, int expectedRevision, String reason) {
        return change(kind, record, expectedRevision, StatedReason.required(reason), Refiling::remove);
    }

    /**
     * Records how products stand to requirements.
     *
     * @param products the products by the revision that the caller has read
     * @param told the standings; one without a standing is taken back
     */
    void assessRequirements(
            Map<UUID, Integer> products, List<Map<String, @Nullable Object>> told, @Nullable String reason) {
        refuseTextAlone("requirements", "note", told);
        refuseGivenAndTakenBack("requirements", "requirement", told);
        Map<AnnexIRequirement, RequirementStanding> standings =
                read(Map.of("requirements", told)).requirements();
        List<AnnexIRequirement> assessed = assessed(told, AnnexIRequirement::find);
        changeEach(products, reason, refiling -> refiling.standToRequirements(assessed, standings));
    }

    /** Records how AI systems stand to elements; parameters as for requirements. */
    void assessElements(
            Map<UUID, Integer> products, List<Map<String, @Nullable Object>> told, @Nullable String reason) {
        refuseTextAlone("article15Elements", "evidence", told);
        refuseGivenAndTakenBack("article15Elements", "element", told);
        Map<Article15Element, ElementStanding> standings =
                read(Map.of("article15Elements", told)).elements();
        List<Article15Element> assessed = assessed(told, Article15Element::find);
        changeEach(products, reason, refiling -> refiling.standToElements(assessed, standings));
    }

    /**
     * Changes what is on file for each of several listed products, or for none of them.
     *
     * @param products the products by the revision that the caller has read
     * @throws Refused with the place in the list whatever is refused of one of them
     */
    void changeEach(Map<UUID, Integer> products, @Nullable String reason, Consumer<Refiling> work) {
        List<UUID> listed = List.copyOf(products.keySet());
        Function<UUID, String> place = product -> ListedProduct.place(listed.indexOf(product));
        evidence.change(products.keySet(), place, Who.EDITOR, StatedReason.optional(reason), refiling -> {
            UUID product = refiling.product();
            String field = "products.%d.expectedRevision".formatted(listed.indexOf(product));
            requireRevision("product", field, refiling.revision(), products.getOrDefault(product, -1));
            try {
                work.accept(refiling);
            } catch (Refused refused) {
                throw refused.at(place.apply(product));
            }
        });
    }

    /** A text without a standing would be lost. */
    private static void refuseTextAlone(String list, String field, List<Map<String, @Nullable Object>> told) {
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i).get("standing") == null && told.get(i).get(field) != null) {
                throw Refused.because(
                        Code.INVALID,
                        "%s.%d.%s".formatted(list, i, field),
                        "\"%s\" goes with a standing; give the standing as well, or leave it out."
                                .formatted(RecordHeaders.of(list + "." + field)));
            }
        }
    }

    /** Two different standings are refused where they are read; here one that is given and taken back at once. */
    private static void refuseGivenAndTakenBack(String list, String kind, List<Map<String, @Nullable Object>> told) {
        Map<Object, Boolean> given = new HashMap<>();
        for (int i = 0; i < told.size(); i++) {
            Boolean now = told.get(i).get("standing") != null;
            Boolean before =
                    given.putIfAbsent(Objects.requireNonNull(told.get(i).get("code")), now);
            if (before != null && !before.equals(now)) {
                throw Refused.because(
                        Code.INVALID,
                        "%s.%d.standing".formatted(list, i),
                        "This %s is listed with a standing and without one; list it once.".formatted(kind));
            }
        }
    }

    private static <C> List<C> assessed(List<Map<String, @Nullable Object>> told, Function<String, Optional<C>> find) {
        return told.stream()
                .flatMap(one -> find.apply(String.valueOf(one.get("code"))).stream())
                .toList();
    }

    /** Changes a record that is at the expected revision, and returns its product. */
    private UUID change(
            EvidenceKind kind,
            UUID record,
            int expectedRevision,
            @Nullable String reason,
            BiConsumer<Refiling, Filed<?>> work) {
        UUID product = evidence.visibleProductOf(record).orElseThrow(() -> absent("id", kind));
        evidence.change(product, "id", Who.EDITOR, reason, refiling -> {
            Filed<?> filed = refiling.evidence().find(kind, record).orElseThrow(() -> absent("id", kind));
            requireRevision(kind.singular(), "expectedRevision", filed.revision(), expectedRevision);
            work.accept(refiling, filed);
        });
        return product;
    }

    private static void requireRevision(String what, String field, int revision, int expected) {
        if (revision != expected) {
            throw Refused.because(
                    Code.CONFLICT,
                    field,
                    "The %s is at revision %d, not %d: somebody changed it since. Read it again and repeat the change."
                            .formatted(what, revision, expected));
        }
    }

    private static Object amended(EvidenceKind kind, Filed<?> filed, Map<String, ? extends @Nullable Object> told) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>(kind.plain(filed.content()));
        plain.putAll(told);
        return read(kind, plain);
    }

    /** As amended, but what is refused is the day: the caller gave nothing else. */
    private static Object withdrawn(EvidenceKind kind, Filed<?> filed, Map<String, Object> told) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>(kind.plain(filed.content()));
        plain.putAll(told);
        try {
            return kind.read(plain);
        } catch (RefusedEvidence refused) {
            throw Refused.because(Code.INVALID, "withdrawnOn", String.valueOf(refused.getMessage()));
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

    static Refused absent(String field, EvidenceKind kind) {
        return Refused.unseen(field, kind.singular());
    }
}
