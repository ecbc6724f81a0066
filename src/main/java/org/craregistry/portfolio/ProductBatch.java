package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Origin;
import org.craregistry.portfolio.KeptAnswers.Extent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes many products of one portfolio in the transaction of the caller: batched, with their answers of today and their entries in
 * the change log. Their answers of later days follow in the background. Rights are the caller's matter.
 */
@Service
public class ProductBatch {

    private final ProductWriting writing;
    private final ProductTable table;
    private final JdbcTemplate jdbc;

    ProductBatch(ProductWriting writing, ProductTable table, JdbcTemplate jdbc) {
        this.writing = writing;
        this.table = table;
        this.jdbc = jdbc;
    }

    /**
     * A product to add, and where it comes from.
     *
     * @param product the id it gets, from {@code Ids.next}
     * @param evidence files what is on file for it from the beginning
     */
    public record Addition(UUID product, ProductState state, Consumer<Refiling> evidence, Origin origin) {

        /** A product without evidence. */
        public Addition(UUID product, ProductState state, Origin origin) {
            this(product, state, refiling -> {}, origin);
        }
    }

    /**
     * A product to change, and where the change comes from.
     *
     * @param expectedRevision the revision the change was made for
     * @param becoming what it becomes, from what it is; empty where it cannot
     * @param evidence changes what is on file for it
     */
    public record Revision(
            UUID product,
            int expectedRevision,
            Function<ProductState, Optional<ProductState>> becoming,
            Consumer<Refiling> evidence,
            Origin origin)
            implements Expected {

        /** A product that gets this state whatever it is. */
        public Revision(
                UUID product, int expectedRevision, ProductState state, Consumer<Refiling> evidence, Origin origin) {
            this(product, expectedRevision, before -> Optional.of(state), evidence, origin);
        }

        /** A product whose evidence stays as it is. */
        public Revision(UUID product, int expectedRevision, ProductState state, Origin origin) {
            this(product, expectedRevision, state, refiling -> {}, origin);
        }
    }

    /** A product to take out of its portfolio, and where that comes from. */
    public record Withdrawal(UUID product, int expectedRevision, Origin origin) implements Expected {}

    /** What is to be done to a product at a revision. */
    private sealed interface Expected {

        UUID product();

        int expectedRevision();
    }

    /**
     * Adds products.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException where one of the natural keys is taken
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID portfolio, List<Addition> additions) {
        Filing filing = new Filing(null);
        writing.add(portfolio, additions, filing, null, Extent.TODAY, table::add);
        filing.addRecords(jdbc);
    }

    /**
     * Changes products.
     *
     * @return those that are not at the expected revision any more, were withdrawn or cannot become so; nothing was written if there is
     *     one
     * @throws org.springframework.dao.OptimisticLockingFailureException where somebody changes one of them at the same moment
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Revision> revise(List<Revision> revisions) {
        List<Revision> outdated = new ArrayList<>();
        Filing filing = new Filing(null);
        Map<UUID, Product> locked = lock(revisions);
        Map<UUID, ProductState> states = states(revisions, locked);
        revisions.stream().filter(one -> !states.containsKey(one.product())).forEach(outdated::add);
        if (outdated.isEmpty()) {
            write(revisions, locked, (product, revision) -> revise(product, revision, states, filing, null));
        }
        filing.addRecords(jdbc);
        return outdated;
    }

    /**
     * Changes products and takes others out of the portfolio, those that are as expected; the others stay as they are.
     *
     * @param reason why, for the change log
     * @return the products that are not at the expected revision any more, were withdrawn or cannot become so
     * @throws org.springframework.dao.OptimisticLockingFailureException where somebody changes one of them at the same moment
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<UUID> undo(List<Revision> revisions, List<Withdrawal> withdrawals, String reason) {
        Set<UUID> outdated = new HashSet<>();
        Filing filing = new Filing(reason);
        Map<UUID, Product> locked = lock(Stream.<Expected>concat(revisions.stream(), withdrawals.stream())
                .toList());
        Map<UUID, ProductState> states = states(revisions, locked);
        write(
                current(revisions, states.keySet(), outdated),
                locked,
                (product, revision) -> revise(product, revision, states, filing, reason));
        write(
                current(withdrawals, asExpected(withdrawals, locked), outdated),
                locked,
                (product, withdrawal) -> withdraw(product, withdrawal, reason));
        filing.addRecords(jdbc);
        return outdated;
    }

    /** What the products become that are as expected and can. */
    private static Map<UUID, ProductState> states(List<Revision> revisions, Map<UUID, Product> locked) {
        Map<UUID, ProductState> states = new HashMap<>();
        for (Revision one : revisions) {
            Product product = locked.get(one.product());
            if (product != null && isAsExpected(product, one)) {
                one.becoming().apply(product.state()).ifPresent(state -> states.put(one.product(), state));
            }
        }
        return states;
    }

    private static Set<UUID> asExpected(List<? extends Expected> changes, Map<UUID, Product> locked) {
        Set<UUID> products = new HashSet<>();
        for (Expected one : changes) {
            Product product = locked.get(one.product());
            if (product != null && isAsExpected(product, one)) {
                products.add(one.product());
            }
        }
        return products;
    }

    private static <E extends Expected> List<E> current(List<E> changes, Set<UUID> possible, Set<UUID> outdated) {
        changes.stream()
                .map(Expected::product)
                .filter(product -> !possible.contains(product))
                .forEach(outdated::add);
        return changes.stream().filter(one -> possible.contains(one.product())).toList();
    }

    private <E extends Expected> void write(
            List<E> changes, Map<UUID, Product> locked, BiFunction<Product, E, List<Change>> work) {
        Map<UUID, E> byProduct = new LinkedHashMap<>();
        changes.forEach(change -> byProduct.put(change.product(), change));
        List<Product> products = byProduct.keySet().stream()
                .map(product -> Objects.requireNonNull(locked.get(product)))
                .toList();
        Map<UUID, Map<String, @Nullable Object>> before = new HashMap<>();
        products.forEach(product -> before.put(product.id(), product.columns()));
        if (!products.isEmpty()) {
            writing.write(
                    products,
                    product -> work.apply(product, Objects.requireNonNull(byProduct.get(product.id()))),
                    Extent.TODAY,
                    changed -> table.change(changed, before));
        }
    }

    private static List<Change> revise(
            Product product,
            Revision revision,
            Map<UUID, ProductState> states,
            Filing filing,
            @Nullable String reason) {
        List<Change> changes = new ArrayList<>();
        ProductState state = Objects.requireNonNull(states.get(product.id()));
        List<FieldChange> fields = product.state().changesTo(state);
        if (!fields.isEmpty()) {
            product.become(state, revision.origin().at());
            changes.add(ProductWriting.entry(product, revision.origin(), Action.UPDATED, reason, fields));
        }
        changes.addAll(filing.file(product, revision.origin(), revision.evidence()));
        return changes;
    }

    private static List<Change> withdraw(Product product, Withdrawal withdrawal, String reason) {
        product.withdraw(withdrawal.origin().at());
        return List.of(ProductWriting.entry(product, withdrawal.origin(), Action.WITHDRAWN, reason, List.of()));
    }

    private Map<UUID, Product> lock(List<? extends Expected> changes) {
        return table.lock(changes.stream().map(Expected::product).toList());
    }

    private static boolean isAsExpected(Product product, Expected change) {
        return !product.isWithdrawn() && product.revision() == change.expectedRevision();
    }
}
