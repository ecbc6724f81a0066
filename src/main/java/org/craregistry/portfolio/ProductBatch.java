package org.craregistry.portfolio;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Change.Subject;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes many products of one portfolio in the transaction of the caller: batched, with their answers and their entries in the
 * change log. Rights are the caller's matter.
 */
@Service
public class ProductBatch {

    private final EntityManager entityManager;
    private final Appraiser appraiser;
    private final AnswerCounts counts;
    private final ChangeLog changeLog;

    ProductBatch(EntityManager entityManager, Appraiser appraiser, AnswerCounts counts, ChangeLog changeLog) {
        this.entityManager = entityManager;
        this.appraiser = appraiser;
        this.counts = counts;
        this.changeLog = changeLog;
    }

    /**
     * A product to add, and where it comes from.
     *
     * @param product the id it gets, from {@code Ids.next}
     */
    public record Addition(UUID product, ProductState state, Origin origin) {}

    /**
     * A product to change, and where the change comes from.
     *
     * @param expectedRevision the revision the change was made for
     */
    public record Revision(UUID product, int expectedRevision, ProductState state, Origin origin) {}

    /**
     * Adds products.
     *
     * @param today the day in the portfolio's time zone
     * @throws org.hibernate.exception.ConstraintViolationException where one of the natural keys is taken
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID portfolio, List<Addition> additions, LocalDate today) {
        List<Product> products = new ArrayList<>(additions.size());
        List<Change> changes = new ArrayList<>(additions.size());
        for (Addition addition : additions) {
            Origin origin = addition.origin();
            Answers answers = appraiser.appraise(Recorded.of(addition.state()), today);
            Product product = new Product(addition.product(), portfolio, addition.state(), answers, origin.at());
            products.add(product);
            changes.add(change(product, origin, Action.CREATED, addition.state().changesFromNothing()));
        }
        withoutPersistenceContext(session -> session.insertMultiple(products));
        products.forEach(product -> counts.change(null, product.counted()));
        changeLog.record(changes);
    }

    /**
     * Changes products.
     *
     * @param today the day in the portfolio's time zone
     * @return those that are not at the expected revision any more or were withdrawn; nothing was written if there is one
     * @throws org.hibernate.StaleStateException where somebody changes one of them at the same moment
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Revision> revise(List<Revision> revisions, LocalDate today) {
        List<Revision> outdated = new ArrayList<>();
        withoutPersistenceContext(session -> {
            Map<UUID, Product> stored = load(session, revisions);
            revisions.stream().filter(one -> isOutdated(one, stored)).forEach(outdated::add);
            if (outdated.isEmpty()) {
                write(session, revisions, stored, today);
            }
        });
        return outdated;
    }

    private void write(StatelessSession session, List<Revision> revisions, Map<UUID, Product> stored, LocalDate today) {
        List<Product> products = new ArrayList<>(revisions.size());
        List<Change> changes = new ArrayList<>(revisions.size());
        for (Revision revision : revisions) {
            Product product = Objects.requireNonNull(stored.get(revision.product()));
            List<FieldChange> fields = product.state().changesTo(revision.state());
            CountedAnswers before = product.counted();
            product.become(revision.state(), revision.origin().at());
            product.keep(appraiser.appraise(product.recorded(), today));
            counts.change(before, product.counted());
            products.add(product);
            changes.add(change(product, revision.origin(), Action.UPDATED, fields));
        }
        session.updateMultiple(products);
        changeLog.record(changes);
    }

    /** Locked, or their answers could be renewed between being counted away and being replaced. */
    private static Map<UUID, Product> load(StatelessSession session, List<Revision> revisions) {
        Map<UUID, Product> stored = new HashMap<>();
        session
                .getMultiple(
                        Product.class,
                        revisions.stream().map(Revision::product).sorted().toList(),
                        LockMode.PESSIMISTIC_WRITE)
                .stream()
                .filter(Objects::nonNull)
                .forEach(product -> stored.put(product.id(), product));
        return stored;
    }

    private static boolean isOutdated(Revision revision, Map<UUID, Product> stored) {
        Product product = stored.get(revision.product());
        return product == null || product.isWithdrawn() || product.revision() != revision.expectedRevision();
    }

    private static Change change(Product product, Origin origin, Action action, List<FieldChange> fields) {
        String label = product.state().identity().label();
        return Change.now(origin, product.portfolioId(), Subject.PRODUCT, product.id(), label, action, null, fields);
    }

    private void withoutPersistenceContext(Consumer<StatelessSession> work) {
        Session session = entityManager.unwrap(Session.class);
        session.doWork(connection -> {
            try (StatelessSession stateless = session.getSessionFactory().openStatelessSession(connection)) {
                work.accept(stateless);
            }
        });
    }
}
