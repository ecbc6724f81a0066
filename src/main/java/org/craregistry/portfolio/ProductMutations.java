package org.craregistry.portfolio;

import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Nodes;
import org.craregistry.graphql.Payload;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.ProductBook.Registered;
import org.craregistry.security.MayCall;
import org.craregistry.security.MayCall.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Carries out what is asked to be changed of products. */
@Controller
class ProductMutations {

    private final ProductBook book;
    private final ProductQueries products;
    private final BulkAnswers bulk;
    private final Nodes nodes;

    ProductMutations(ProductBook book, ProductQueries products, BulkAnswers bulk, Nodes nodes) {
        this.book = book;
        this.bulk = bulk;
        this.nodes = nodes;
        this.products = products;
    }

    /** The answer to a registration. */
    record RegisteredProduct(ProductView product, List<NotTakenOver> notTakenOver) {}

    @SchemaMapping(typeName = "NotTakenOver", field = "evidence")
    CompletableFuture<@Nullable Object> evidence(NotTakenOver lapsed, DataFetchingEnvironment environment) {
        return nodes.link(lapsed.evidence(), environment);
    }

    record WithdrawProductInput(String id, int expectedRevision, String reason) {}

    record DecideClassificationInput(String id, int expectedRevision, String coreFunctionality, String reason) {}

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<RegisteredProduct> registerProduct(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = environment.getArgumentOrDefault("input", Map.of());
        return Payload.of(() -> {
            UUID portfolio = PortfolioMutations.portfolioId(String.valueOf(input.get("portfolio")));
            Object basedOn = input.get("basedOn");
            Registered registered = book.register(
                    portfolio, told(input), basedOn == null ? null : productId("basedOn", basedOn.toString()), (String)
                            input.get("reason"));
            ProductView product = products.find(List.of(registered.id())).get(registered.id());
            return new RegisteredProduct(Objects.requireNonNull(product), registered.notTakenOver());
        });
    }

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<ProductView> updateProduct(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = environment.getArgumentOrDefault("input", Map.of());
        return changing(String.valueOf(input.get("id")), id -> {
            int expectedRevision = (Integer) Objects.requireNonNull(input.get("expectedRevision"));
            book.update(id, expectedRevision, told(input), (String) input.get("reason"));
        });
    }

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<List<AnsweredProduct>> answerQuestions(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> input = environment.getArgumentOrDefault("input", Map.of());
        return Payload.of(() -> bulk.answer(input));
    }

    @MutationMapping
    @MayCall(Who.EDITOR)
    Payload<ProductView> withdrawProduct(@Argument WithdrawProductInput input) {
        return changing(input.id(), id -> book.withdraw(id, input.expectedRevision(), input.reason()));
    }

    @MutationMapping
    @MayCall(Who.COMPLIANCE)
    Payload<ProductView> decideClassification(@Argument DecideClassificationInput input) {
        return changing(
                input.id(),
                id -> book.classify(
                        id,
                        input.expectedRevision(),
                        Vocabulary.CORE_FUNCTIONALITY.read(input.coreFunctionality()),
                        input.reason()));
    }

    /** The input with its facts beside the other fields, as drafts want it. */
    static Map<String, @Nullable Object> told(Map<String, @Nullable Object> input) {
        Map<String, @Nullable Object> told = new HashMap<>(input);
        Object facts = told.remove("facts");
        if (facts instanceof Map<?, ?> answers) {
            answers.forEach((fact, answer) -> told.put(told(String.valueOf(fact)), answer));
        }
        return told;
    }

    /** The version has a place of its own beside that of the product. */
    private static String told(String fact) {
        return fact.equals(IdentityField.VERSION.field()) ? ProductDraft.VERSION_AMONG_FACTS : fact;
    }

    private Payload<ProductView> changing(String id, Consumer<UUID> change) {
        return answer(() -> {
            UUID product = productId("id", id);
            change.accept(product);
            return product;
        });
    }

    private static UUID productId(String path, String id) {
        return NodeId.find(NodeId.Kind.PRODUCT, id).orElseThrow(() -> ProductRights.absent(path));
    }

    private Payload<ProductView> answer(Supplier<UUID> mutation) {
        return Payload.of(() -> {
            UUID id = mutation.get();
            return products.find(List.of(id)).get(id);
        });
    }
}
