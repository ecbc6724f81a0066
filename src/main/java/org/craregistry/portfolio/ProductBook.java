package org.craregistry.portfolio;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Change.Subject;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.audit.StatedReason;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.NewVersion;
import org.craregistry.law.Vocabulary;
import org.craregistry.security.Access;
import org.craregistry.security.Caller;
import org.craregistry.security.CurrentCaller;
import org.craregistry.security.MayCall.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes one product at a time, on behalf of the caller: with the answers it gives and the entry in the change log. */
@Service
class ProductBook {

    static final String CHANGED_MEANWHILE =
            "The product is at revision %d, not %d: somebody changed it since. Read it again and repeat the change.";

    private final Products products;
    private final PortfolioBook portfolios;
    private final ClassificationDecisions decisions;
    private final ProductEvidence evidence;
    private final Appraiser appraiser;
    private final AnswerCounts counts;
    private final ChangeLog changeLog;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    ProductBook(
            Products products,
            PortfolioBook portfolios,
            ClassificationDecisions decisions,
            ProductEvidence evidence,
            Appraiser appraiser,
            AnswerCounts counts,
            ChangeLog changeLog,
            Access access,
            CurrentCaller currentCaller,
            Clock clock) {
        this.products = products;
        this.portfolios = portfolios;
        this.decisions = decisions;
        this.evidence = evidence;
        this.appraiser = appraiser;
        this.counts = counts;
        this.changeLog = changeLog;
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
    @Transactional
    Registered register(
            UUID portfolioId, Map<String, @Nullable Object> told, @Nullable UUID basedOn, @Nullable String reason) {
        access.require(portfolioId, Who.EDITOR);
        if (basedOn == null) {
            Product product = add(portfolioId, ProductDraft.of(told), reason);
            return new Registered(product.id(), List.of());
        }
        Product earlier = products.lock(List.of(basedOn)).stream()
                .filter(found -> found.portfolioId().equals(portfolioId))
                .findFirst()
                .orElseThrow(() -> Refused.because(
                        Code.NOT_FOUND, "basedOn", "There is no product with this id in the portfolio."));
        ProductState base = earlier.state();
        ProductState taken = new ProductState(base.identity(), NewVersion.taken(base.facts()));
        Product product = add(portfolioId, ProductDraft.amending(taken, told), reason);
        return new Registered(
                product.id(),
                evidence.takeOver(earlier, product, currentCaller.get().origin(clock.instant())));
    }

    private Product add(UUID portfolioId, ProductDraft draft, @Nullable String reason) {
        Portfolio portfolio = portfolios.get(portfolioId);
        refuse(draft);
        Instant now = clock.instant();
        Answers answers = appraiser.appraise(Recorded.of(draft.state()), portfolio.dayOf(now));
        Product product = new Product(portfolioId, draft.state(), answers, now);
        save(product, null);
        log(
                product,
                Action.CREATED,
                StatedReason.optional(reason),
                draft.state().changesFromNothing(),
                now);
        return product;
    }

    /** Changes a product. A change that changes nothing leaves the revision as it is. */
    @Transactional
    void update(UUID id, int expectedRevision, Map<String, @Nullable Object> told, @Nullable String reason) {
        Product product = forWriting(id, expectedRevision, Who.EDITOR);
        ProductState before = product.state();
        ProductDraft draft = ProductDraft.amending(before, told);
        refuse(draft);
        Amendment.refusal(product.isDecided(), before, draft.state()).ifPresent(sentence -> {
            throw Refused.because(Code.NOT_POSSIBLE, "facts.coreFunctionality", sentence);
        });
        List<FieldChange> changes = before.changesTo(draft.state());
        if (changes.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        CountedAnswers counted = product.counted();
        product.become(draft.state(), now);
        keepAnswers(product, now);
        save(product, counted);
        log(product, Action.UPDATED, StatedReason.optional(reason), changes, now);
    }

    /** Takes a product out of its portfolio. */
    @Transactional
    void withdraw(UUID id, int expectedRevision, String reason) {
        Product product = forWriting(id, expectedRevision, Who.EDITOR);
        Instant now = clock.instant();
        CountedAnswers counted = product.counted();
        product.withdraw(now);
        save(product, counted);
        log(product, Action.WITHDRAWN, StatedReason.required(reason), List.of(), now);
    }

    /** Decides the core functionality of a product. */
    @Transactional
    void classify(UUID id, int expectedRevision, CategoryCode coreFunctionality, String reason) {
        Product product = forWriting(id, expectedRevision, Who.COMPLIANCE);
        Caller caller = currentCaller.get();
        String signed = StatedReason.required(reason);
        Instant now = clock.instant();
        ProductState before = product.state();
        ClassificationDecision decision =
                decisions.save(new ClassificationDecision(id, coreFunctionality, signed, caller, now));
        CountedAnswers counted = product.counted();
        product.classify(decision, coreFunctionality, now);
        keepAnswers(product, now);
        save(product, counted);
        log(product, Action.DECIDED, signed, decided(before, coreFunctionality), now);
    }

    private static List<FieldChange> decided(ProductState before, CategoryCode after) {
        CategoryCode answer = before.facts().get(Vocabulary.CORE_FUNCTIONALITY);
        String name = Vocabulary.CORE_FUNCTIONALITY.name();
        return List.of(new FieldChange(name, answer == null ? null : answer.code(), after.code()));
    }

    /** Locked, or its answers could be renewed between being counted away and being replaced. */
    private Product forWriting(UUID id, int expectedRevision, Who who) {
        Product product = products.lock(List.of(id)).stream()
                .filter(found -> access.sees(found.portfolioId()))
                .findFirst()
                .orElseThrow(ProductBook::absent);
        access.require(product.portfolioId(), who);
        if (product.isWithdrawn()) {
            throw Refused.because(
                    Code.NOT_POSSIBLE, "id", "The product was withdrawn; register it anew to go on with it.");
        }
        if (product.revision() != expectedRevision) {
            String sentence = CHANGED_MEANWHILE.formatted(product.revision(), expectedRevision);
            throw Refused.because(Code.CONFLICT, "expectedRevision", sentence);
        }
        return product;
    }

    private void keepAnswers(Product product, Instant now) {
        Portfolio portfolio = portfolios.get(product.portfolioId());
        product.keep(appraiser.appraise(product.recorded(), portfolio.dayOf(now)));
    }

    private void save(Product product, @Nullable CountedAnswers before) {
        try {
            products.saveAndFlush(product);
            counts.change(before, product.counted());
        } catch (DataIntegrityViolationException e) {
            if (!Violation.of("product_natural_key", e)) {
                throw e;
            }
            Identity identity = product.state().identity();
            String sentence = "The portfolio has a product with reference \"%s\" and version \"%s\" already."
                    .formatted(identity.reference(), identity.version());
            throw Refused.because(Code.ALREADY_EXISTS, "reference", sentence);
        } catch (ObjectOptimisticLockingFailureException e) {
            String sentence = "Somebody changed the product at the same moment. Read it again and repeat the change.";
            throw Refused.because(Code.CONFLICT, "expectedRevision", sentence);
        }
    }

    private void log(Product product, Action action, @Nullable String reason, List<FieldChange> changes, Instant now) {
        Origin origin = currentCaller.get().origin(now);
        String label = product.state().identity().label();
        changeLog.record(Change.now(
                origin, product.portfolioId(), Subject.PRODUCT, product.id(), label, action, reason, changes));
    }

    private static void refuse(ProductDraft draft) {
        if (!draft.errors().isEmpty()) {
            throw new Refused(draft.errors());
        }
    }

    static Refused absent() {
        return Refused.because(Code.NOT_FOUND, "id", "There is no product with this id that you may see.");
    }
}
