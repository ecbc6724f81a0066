package org.craregistry.portfolio;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Origin;
import org.craregistry.audit.StatedReason;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.NewVersion;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.ProductBatch.Addition;
import org.craregistry.security.Access;
import org.craregistry.security.CurrentCaller;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Writes products on behalf of the caller: with the answers it gives and the entry in the change log. */
@Service
class ProductBook {

    private final Products products;
    private final ProductWriting writing;
    private final ClassificationDecisions decisions;
    private final ProductEvidence evidence;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    ProductBook(
            Products products,
            ProductWriting writing,
            ClassificationDecisions decisions,
            ProductEvidence evidence,
            Access access,
            CurrentCaller currentCaller,
            Clock clock) {
        this.products = products;
        this.writing = writing;
        this.decisions = decisions;
        this.evidence = evidence;
        this.access = access;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /**
     * A product that was added.
     *
     * @param notTakenOver what it has not taken over of the earlier version it is based on
     */
    record Registered(UUID id, List<NotTakenOver> notTakenOver) {}

    /**
     * Adds a product.
     *
     * @param told what is told of it; see {@link ProductDraft#amending}
     * @param basedOn an earlier version in the same portfolio, of which it takes over what holds; {@code null} for none
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    Registered register(
            UUID portfolio, Map<String, @Nullable Object> told, @Nullable UUID basedOn, @Nullable String reason) {
        access.require(portfolio, Who.EDITOR);
        if (basedOn == null) {
            return new Registered(add(portfolio, ProductDraft.of(told), reason).id(), List.of());
        }
        // Without a lock: whoever changes the earlier version meanwhile does so after it was taken over.
        Product earlier = products.findById(basedOn)
                .filter(found -> found.portfolioId().equals(portfolio))
                .orElseThrow(() -> Refused.because(
                        Code.NOT_FOUND, "basedOn", "There is no product with this id in the portfolio."));
        ProductState base = earlier.state();
        ProductState taken = new ProductState(base.identity(), NewVersion.taken(base.facts()));
        Product product = add(portfolio, ProductDraft.amending(taken, told), reason);
        return new Registered(product.id(), evidence.takeOver(earlier, product, origin()));
    }

    private Product add(UUID portfolio, ProductDraft draft, @Nullable String reason) {
        refuse(draft);
        Addition addition = new Addition(Ids.next(), draft.state(), origin());
        return writing.add(portfolio, addition, StatedReason.optional(reason));
    }

    private Origin origin() {
        return currentCaller.get().origin(clock.instant());
    }

    /** Changes a product. A change that changes nothing leaves the revision as it is. */
    void update(UUID id, int expectedRevision, Map<String, @Nullable Object> told, @Nullable String reason) {
        writing.change(id, expectedRevision, Who.EDITOR, (product, origin) -> updated(product, told, reason, origin));
    }

    /**
     * Gives many products the same answers; those that can take them do.
     *
     * @param expectedRevisions by product
     * @return what was refused, by product
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    Map<UUID, Refused> answer(
            Map<UUID, Integer> expectedRevisions, Map<String, @Nullable Object> told, @Nullable String reason) {
        return writing.changeEach(
                expectedRevisions, Who.EDITOR, (product, origin) -> updated(product, told, reason, origin));
    }

    private static List<Change> updated(
            Product product, Map<String, @Nullable Object> told, @Nullable String reason, Origin origin) {
        ProductState before = product.state();
        ProductDraft draft = ProductDraft.amending(before, told);
        refuse(draft);
        Amendment.refusal(product.isDecided(), before, draft.state()).ifPresent(sentence -> {
            throw Refused.because(Code.NOT_POSSIBLE, "facts.coreFunctionality", sentence);
        });
        List<FieldChange> changes = before.changesTo(draft.state());
        if (changes.isEmpty()) {
            return List.of();
        }
        String why = StatedReason.optional(reason);
        product.become(draft.state(), origin.at());
        return List.of(ProductWriting.entry(product, origin, Action.UPDATED, why, changes));
    }

    /** Takes a product out of its portfolio. */
    void withdraw(UUID id, int expectedRevision, String reason) {
        writing.change(id, expectedRevision, Who.EDITOR, (product, origin) -> {
            product.withdraw(origin.at());
            return List.of(
                    ProductWriting.entry(product, origin, Action.WITHDRAWN, StatedReason.required(reason), List.of()));
        });
    }

    /** Decides the core functionality of a product. */
    void classify(UUID id, int expectedRevision, CategoryCode coreFunctionality, String reason) {
        writing.change(id, expectedRevision, Who.COMPLIANCE, (product, origin) -> {
            String signed = StatedReason.required(reason);
            List<FieldChange> changes = decided(product.state(), coreFunctionality);
            ClassificationDecision decision = decisions.save(
                    new ClassificationDecision(id, coreFunctionality, signed, currentCaller.get(), origin.at()));
            product.classify(decision, coreFunctionality, origin.at());
            return List.of(ProductWriting.entry(product, origin, Action.DECIDED, signed, changes));
        });
    }

    private static List<FieldChange> decided(ProductState before, CategoryCode after) {
        CategoryCode answer = before.facts().get(Vocabulary.CORE_FUNCTIONALITY);
        String name = Vocabulary.CORE_FUNCTIONALITY.name();
        return List.of(new FieldChange(name, answer == null ? null : answer.code(), after.code()));
    }

    private static void refuse(ProductDraft draft) {
        if (!draft.errors().isEmpty()) {
            throw new Refused(draft.errors());
        }
    }
}
