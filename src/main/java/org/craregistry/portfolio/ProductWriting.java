package org.craregistry.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Change.Subject;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.portfolio.AnswerPeriods.Answered;
import org.craregistry.portfolio.AnswerRows.Locked;
import org.craregistry.portfolio.KeptAnswers.Extent;
import org.craregistry.portfolio.KeptAnswers.Reevaluated;
import org.craregistry.portfolio.ProductBatch.Addition;
import org.craregistry.security.CurrentCaller;
import org.craregistry.security.MayCall.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way in which products are written: the rights, the lock, whether it is withdrawn, its revision, what it is counted by, what
 * is changed, the answers that follow, what it is counted by now, the row and the change log. The rights come before the lock, and
 * what is read beside a locked product is as new as the lock, because every statement reads what is committed by then.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ProductWriting {

    private static final String WITHDRAWN = "The product was withdrawn; register it anew to go on with it.";

    private final Products products;
    private final ProductRights rights;
    private final PortfolioBook portfolios;
    private final Appraiser appraiser;
    private final AnswerCounts counts;
    private final AnswerRows answers;
    private final AnswerPeriods periods;
    private final LaterDays laterDays;
    private final SearchPending search;
    private final ChangeLog changeLog;
    private final CurrentCaller caller;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProductWriting(
            Products products,
            ProductRights rights,
            PortfolioBook portfolios,
            Appraiser appraiser,
            AnswerCounts counts,
            AnswerRows answers,
            AnswerPeriods periods,
            LaterDays laterDays,
            SearchPending search,
            ChangeLog changeLog,
            CurrentCaller caller,
            ApplicationEventPublisher events,
            Clock clock) {
        this.products = products;
        this.rights = rights;
        this.portfolios = portfolios;
        this.appraiser = appraiser;
        this.counts = counts;
        this.answers = answers;
        this.periods = periods;
        this.laterDays = laterDays;
        this.search = search;
        this.changeLog = changeLog;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Changes a product on behalf of the caller.
     *
     * @param work changes the locked product and gives the entries for the change log; none where it changes nothing
     * @throws Refused where the product does not exist for the caller, is withdrawn or at another revision, the role does not
     *     suffice, and whatever the work refuses
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    void change(UUID id, int expectedRevision, Who who, BiFunction<Product, Origin, List<Change>> work) {
        change(Set.of(id), one -> "id", who, (product, origin) -> {
            refuseOther(expectedRevision, product);
            return work.apply(product, origin);
        });
    }

    /**
     * The same for several products, each by itself: those that can be changed are, whatever is refused of the others.
     *
     * @param expectedRevisions by product
     * @return what was refused, by product; those that were not refused are absent
     * @throws Refused where the caller may change none of them
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    Map<UUID, Refused> changeEach(
            Map<UUID, Integer> expectedRevisions, Who who, BiFunction<Product, Origin, List<Change>> work) {
        Map<UUID, Refused> refusals = rights.refusals(expectedRevisions.keySet(), who);
        List<UUID> allowed = expectedRevisions.keySet().stream()
                .filter(id -> !refusals.containsKey(id))
                .toList();
        if (allowed.isEmpty()) {
            UserError first = refusals.values().iterator().next().errors().get(0);
            throw Refused.because(first.code(), "products", first.message());
        }
        change(products.lock(allowed), caller.get().origin(clock.instant()), (product, origin) -> {
            try {
                refuseWithdrawn(product, "id");
                refuseOther(Objects.requireNonNull(expectedRevisions.get(product.id())), product);
                return work.apply(product, origin);
            } catch (Refused refused) {
                refusals.put(product.id(), refused);
                return List.of();
            }
        });
        return refusals;
    }

    private static void refuseOther(int expectedRevision, Product product) {
        if (product.revision() != expectedRevision) {
            throw Refused.because(
                    Code.CONFLICT,
                    "expectedRevision",
                    "The product is at revision %d, not %d: somebody changed it since. Read it again and repeat the change."
                            .formatted(product.revision(), expectedRevision));
        }
    }

    private static void refuseWithdrawn(Product product, String field) {
        if (product.isWithdrawn()) {
            throw Refused.because(Code.NOT_POSSIBLE, field, WITHDRAWN);
        }
    }

    /**
     * The same for several products, at whatever revision: for all of them or for none. What is refused of each is told at once.
     *
     * @param place the field of the input that names a product
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    void change(Set<UUID> ids, Function<UUID, String> place, Who who, BiFunction<Product, Origin, List<Change>> work) {
        rights.require(ids, place, who);
        List<Product> locked = products.lock(ids);
        Refused.ifAny(locked.stream()
                .filter(Product::isWithdrawn)
                .map(product -> UserError.of(Code.NOT_POSSIBLE, place.apply(product.id()), WITHDRAWN))
                .toList());
        change(locked, caller.get().origin(clock.instant()), work);
    }

    /** The same for work of the registry itself, which nobody asked for. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    void changeForWork(Collection<UUID> ids, BiFunction<Product, Origin, List<Change>> work) {
        change(products.lock(ids), Origin.system(clock.instant()), work);
    }

    /** Changes products that the transaction has locked or added. */
    void change(List<Product> locked, Origin origin, BiFunction<Product, Origin, List<Change>> work) {
        write(locked, product -> work.apply(product, origin), Extent.ANY_DAY, this::save);
    }

    /**
     * Changes products that the transaction has locked or added, and keeps and counts the answers that follow.
     *
     * @param work as for one product
     * @param extent of which days answers are kept; those of others follow in the background
     * @param save writes the rows of those that were changed
     */
    void write(
            List<Product> locked, Function<Product, List<Change>> work, Extent extent, Consumer<List<Product>> save) {
        List<Product> changed = new ArrayList<>();
        List<Product> sought = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        List<UserError> errors = new ArrayList<>();
        List<Answered> answered = new ArrayList<>();
        Map<UUID, Portfolio> known = new HashMap<>();
        AnswersTurned.Turns turns = new AnswersTurned.Turns();
        for (Product product : locked) {
            CountedAnswers before = product.counted();
            Product.Asked askedBefore = product.asked();
            String soughtBefore = product.searchText();
            List<Change> done = doneTo(product, work, errors);
            if (!done.isEmpty()) {
                if (product.isWithdrawn()) {
                    answered.add(withdrawn(product));
                } else {
                    Portfolio portfolio = known.computeIfAbsent(product.portfolioId(), portfolios::get);
                    if (!askedBefore.equals(product.asked()) || !isAnswered(product, portfolio)) {
                        answered.addAll(answered(product, portfolio, extent));
                    }
                }
                CountedAnswers after = product.counted();
                counts.change(before, after);
                turns.add(product.id(), before, after);
                if (!soughtBefore.equals(product.searchText())) {
                    sought.add(product);
                }
                changed.add(product);
                changes.addAll(done);
            }
        }
        Refused.ifAny(errors);
        save.accept(changed);
        periods.replace(answered);
        search.add(sought);
        changeLog.record(changes);
        publish(turns);
    }

    /** Whether what is kept of it holds today, so that a change of what the law does not look at leaves it as it is. */
    private boolean isAnswered(Product product, Portfolio portfolio) {
        LocalDate today = portfolio.dayOf(product.changedAt());
        return product.isAnswered(today, appraiser.basis(), portfolio.defaults().number());
    }

    private static Answered withdrawn(Product product) {
        return new Answered(
                product.id(), product.portfolioId(), product.referenceSort(), product.reliance(), Outlook.NONE);
    }

    /** Keeps what the law answers for a product from now on. @return what is known of later days; none where that is left open */
    private List<Answered> answered(Product product, Portfolio portfolio, Extent extent) {
        StoredDefaults defaults = portfolio.defaults();
        LocalDate today = portfolio.dayOf(product.changedAt());
        LawInput input = product.lawInput(defaults.read());
        if (extent == Extent.TODAY) {
            product.keep(appraiser.appraise(input, today), AnswerPeriods.NEVER, defaults.number());
            laterDays.leave();
            return List.of();
        }
        Outlook outlook = appraiser.outlook(input, today);
        product.keep(outlook.first().answers(), outlook.first().from(), defaults.number());
        return List.of(new Answered(
                product.id(), product.portfolioId(), product.referenceSort(), product.reliance(), outlook));
    }

    private static List<Change> doneTo(Product product, Function<Product, List<Change>> work, List<UserError> errors) {
        try {
            return work.apply(product);
        } catch (Refused refused) {
            errors.addAll(refused.errors());
            return List.of();
        }
    }

    /** Adds a product; the rights are the matter of who asks. */
    Product add(UUID portfolio, Addition addition, @Nullable String reason) {
        return add(portfolio, List.of(addition), new Filing(reason), reason, Extent.ANY_DAY, this::save)
                .get(0);
    }

    /**
     * Adds products with what is filed for them from the beginning.
     *
     * @param filing remembers the new records, for the caller to add
     * @param extent of which days answers are kept; those of others follow in the background
     * @param save writes their rows
     */
    List<Product> add(
            UUID portfolioId,
            List<Addition> additions,
            Filing filing,
            @Nullable String reason,
            Extent extent,
            Consumer<List<Product>> save) {
        Portfolio portfolio = portfolios.get(portfolioId);
        List<Answered> answered = new ArrayList<>(additions.size());
        List<Product> added = new ArrayList<>(additions.size());
        List<Change> changes = new ArrayList<>(additions.size());
        AnswersTurned.Turns turns = new AnswersTurned.Turns();
        for (Addition addition : additions) {
            Origin origin = addition.origin();
            Product product = new Product(addition.product(), portfolio, addition.state(), origin.at());
            changes.add(entry(
                    product, origin, Action.CREATED, reason, addition.state().changesFromNothing()));
            changes.addAll(filing.file(product, origin, addition.evidence()));
            answered.addAll(answered(product, portfolio, extent));
            CountedAnswers counted = product.counted();
            counts.change(null, counted);
            turns.add(product.id(), null, counted);
            added.add(product);
        }
        save.accept(added);
        periods.add(answered);
        search.add(added);
        changeLog.record(changes);
        publish(turns);
        return added;
    }

    /**
     * Replaces kept answers, except those of products that were changed or answered anew since; no product gets a new revision or
     * an entry in the change log.
     *
     * @return how many were replaced
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    int replaceAnswers(List<Reevaluated> reevaluated) {
        Map<UUID, Locked> locked = answers.lock(reevaluated);
        List<Reevaluated> replaced = new ArrayList<>();
        List<Answered> answered = new ArrayList<>();
        AnswersTurned.Turns turns = new AnswersTurned.Turns();
        for (Reevaluated one : reevaluated) {
            Locked product = locked.get(one.product());
            if (product != null && product.isStill(one.outdated())) {
                CountedAnswers after = product.countedBy(one.answers());
                counts.change(product.counted(), after);
                turns.add(one.product(), product.counted(), after);
                replaced.add(one);
                answered.addAll(answered(one, product));
            }
        }
        answers.replace(replaced, locked);
        periods.replace(answered);
        publish(turns);
        return replaced.size();
    }

    /** None where those that are kept hold on, or the product is withdrawn. */
    private static List<Answered> answered(Reevaluated one, Locked product) {
        return one.outlook() == null || product.counted() == null
                ? List.of()
                : List.of(new Answered(
                        one.product(),
                        product.counted().portfolio(),
                        product.referenceSort(),
                        product.reliance(),
                        one.outlook()));
    }

    private void publish(AnswersTurned.Turns turns) {
        if (!turns.isEmpty()) {
            events.publishEvent(turns.event());
        }
    }

    /** What the change log says of a product. */
    static Change entry(
            Product product, Origin origin, Action action, @Nullable String reason, List<FieldChange> fields) {
        String label = product.state().identity().label();
        return Change.now(origin, product.portfolioId(), Subject.PRODUCT, product.id(), label, action, reason, fields);
    }

    private void save(List<Product> written) {
        try {
            products.saveAllAndFlush(written);
        } catch (DataIntegrityViolationException e) {
            if (!Violation.of("product_natural_key", e)) {
                throw e;
            }
            // Only a product that is written alone has another key than before.
            Identity identity = written.get(0).state().identity();
            String sentence = "The portfolio has a product with reference \"%s\" and version \"%s\" already."
                    .formatted(identity.reference(), identity.version());
            throw Refused.because(Code.ALREADY_EXISTS, "reference", sentence);
        } catch (ObjectOptimisticLockingFailureException e) {
            String sentence = "Somebody changed the product at the same moment. Read it again and repeat the change.";
            throw Refused.because(Code.CONFLICT, "expectedRevision", sentence);
        }
    }
}
