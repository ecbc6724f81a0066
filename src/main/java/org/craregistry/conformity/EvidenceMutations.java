package org.craregistry.conformity;

import graphql.schema.DataFetchingEnvironment;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Payload;
import org.craregistry.graphql.Refused;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.ListedProduct;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.craregistry.security.MayCall;
import org.craregistry.security.MayCall.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Carries out what is asked to be changed of evidence. */
@Controller
class EvidenceMutations {

    private final EvidenceBook book;
    private final ProductQueries products;
    private final EvidenceRecords records;
    private final StandingReviews reviews;

    EvidenceMutations(EvidenceBook book, ProductQueries products, EvidenceRecords records, StandingReviews reviews) {
        this.book = book;
        this.reviews = reviews;
        this.products = products;
        this.records = records;
    }

    record WithdrawInput(String id, int expectedRevision, LocalDate withdrawnOn, String reason) {}

    record RemoveInput(String id, int expectedRevision, String reason) {}

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<EvidenceView<?>> fileCertificate(DataFetchingEnvironment environment) {
        return file(EvidenceKind.CERTIFICATE, environment);
    }

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<EvidenceView<?>> updateCertificate(DataFetchingEnvironment environment) {
        return update(EvidenceKind.CERTIFICATE, environment);
    }

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<EvidenceView<?>> withdrawCertificate(@Argument WithdrawInput input) {
        return withdraw(EvidenceKind.CERTIFICATE, input);
    }

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<EvidenceView<?>> issueDeclaration(DataFetchingEnvironment environment) {
        return file(EvidenceKind.DECLARATION, environment);
    }

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<EvidenceView<?>> updateDeclaration(DataFetchingEnvironment environment) {
        return update(EvidenceKind.DECLARATION, environment);
    }

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<EvidenceView<?>> withdrawDeclaration(@Argument WithdrawInput input) {
        return withdraw(EvidenceKind.DECLARATION, input);
    }

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<EvidenceView<?>> recordAssessment(DataFetchingEnvironment environment) {
        return file(EvidenceKind.ASSESSMENT, environment);
    }

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<EvidenceView<?>> updateAssessment(DataFetchingEnvironment environment) {
        return update(EvidenceKind.ASSESSMENT, environment);
    }

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<ProductView> removeEvidence(@Argument RemoveInput input) {
        return Payload.of(() -> {
            EvidenceKind kind = Arrays.stream(EvidenceKind.values())
                    .filter(one -> NodeId.find(one.node(), input.id()).isPresent())
                    .findFirst()
                    .orElse(EvidenceKind.CERTIFICATE);
            UUID record = recordId(kind, input.id());
            UUID product = book.remove(kind, record, input.expectedRevision(), input.reason());
            return products.find(List.of(product)).get(product);
        });
    }

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<List<ProductView>> assessRequirements(DataFetchingEnvironment environment) {
        return assess(input(environment), "requirements", book::assessRequirements);
    }

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<List<ProductView>> assessArticle15Elements(DataFetchingEnvironment environment) {
        return assess(input(environment), "article15Elements", book::assessElements);
    }

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<List<ProductView>> reviewStandings(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = input(environment);
        return assess(
                input,
                products -> reviews.review(
                        products, codes(input, "requirements"), codes(input, "article15Elements"), reason(input)));
    }

    @SuppressWarnings("unchecked") // as the schema has it
    private static List<String> codes(Map<String, @Nullable Object> input, String list) {
        List<Object> codes = (List<Object>) input.get(list);
        return codes == null
                ? List.of()
                : codes.stream().map(Object::toString).distinct().toList();
    }

    /** What records how products stand. */
    private interface Assessing {

        void assess(Map<UUID, Integer> products, List<Map<String, @Nullable Object>> told, @Nullable String reason);
    }

    private Payload<List<ProductView>> assess(Map<String, @Nullable Object> input, String list, Assessing assessing) {
        return assess(input, products -> assessing.assess(products, records(input, list), reason(input)));
    }

    private Payload<List<ProductView>> assess(
            Map<String, @Nullable Object> input, Consumer<Map<UUID, Integer>> assessing) {
        return Payload.of(() -> {
            List<ListedProduct> listed = ListedProduct.of(input);
            Refused.ifAny(ListedProduct.unknown(listed));
            Map<UUID, Integer> asked = new LinkedHashMap<>();
            listed.forEach(one -> asked.put(Objects.requireNonNull(one.product()), one.expectedRevision()));
            assessing.accept(asked);
            Map<UUID, ProductView> found = products.find(asked.keySet());
            return asked.keySet().stream()
                    .map(found::get)
                    .filter(Objects::nonNull)
                    .toList();
        });
    }

    private Payload<EvidenceView<?>> file(EvidenceKind kind, DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = input(environment);
        return answer(kind, () -> {
            UUID product = productId("product", input.get("product"));
            return book.file(kind, product, content(kind, input), reason(input));
        });
    }

    private Payload<EvidenceView<?>> update(EvidenceKind kind, DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = input(environment);
        return answer(kind, () -> {
            UUID record = recordId(kind, String.valueOf(input.get("id")));
            book.update(kind, record, revision(input), content(kind, input), reason(input));
            return record;
        });
    }

    private Payload<EvidenceView<?>> withdraw(EvidenceKind kind, WithdrawInput input) {
        return answer(kind, () -> {
            UUID record = recordId(kind, input.id());
            book.withdraw(kind, record, input.expectedRevision(), input.withdrawnOn(), input.reason());
            return record;
        });
    }

    private Payload<EvidenceView<?>> answer(EvidenceKind kind, Supplier<UUID> mutation) {
        return Payload.of(() -> {
            UUID record = mutation.get();
            return records.find(kind, List.of(record)).get(record);
        });
    }

    private static Map<String, @Nullable Object> input(DataFetchingEnvironment environment) {
        return environment.getArgumentOrDefault("input", Map.of());
    }

    @SuppressWarnings("unchecked") // as the schema has it
    private static Map<String, @Nullable Object> content(EvidenceKind kind, Map<String, @Nullable Object> input) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(input.get(kind.singular()));
    }

    @SuppressWarnings("unchecked") // as the schema has it
    private static List<Map<String, @Nullable Object>> records(Map<String, @Nullable Object> input, String list) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(input.get(list));
    }

    private static int revision(Map<String, @Nullable Object> input) {
        return (Integer) Objects.requireNonNull(input.get("expectedRevision"));
    }

    private static @Nullable String reason(Map<String, @Nullable Object> input) {
        return (String) input.get("reason");
    }

    private static UUID productId(String path, @Nullable Object id) {
        return NodeId.find(NodeId.Kind.PRODUCT, String.valueOf(id)).orElseThrow(() -> Refused.unseen(path, "product"));
    }

    private static UUID recordId(EvidenceKind kind, String id) {
        return NodeId.find(kind.node(), id).orElseThrow(() -> EvidenceBook.absent("id", kind));
    }
}
