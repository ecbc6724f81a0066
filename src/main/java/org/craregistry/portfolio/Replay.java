package org.craregistry.portfolio;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Change.Subject;
import org.craregistry.law.Fact;
import org.craregistry.law.Facts;
import org.craregistry.law.RefusedAnswer;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.ProductView.DecisionView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuilds one product from its changes, from nothing and the earliest first. What cannot be read any more, because a word left the
 * vocabulary, counts as not answered: the history of one product must not keep those of the others from being seen.
 */
final class Replay {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    /** What is kept beside the evidence: of a standing, the change of the product tells how much there is. */
    private static final Set<Subject> BESIDE = Set.of(Subject.EVIDENCE_FILE, Subject.EVIDENCE_ADDRESS);

    private final UUID product;
    private final UUID portfolio;
    private final Instant createdAt;
    private final Map<IdentityField, @Nullable String> identity = new EnumMap<>(IdentityField.class);
    private final Map<String, String> route = new HashMap<>();
    private final EvidenceReplay evidence;
    private Facts facts = Facts.none();
    private @Nullable DecisionView decision;
    private Instant changedAt;
    private @Nullable Instant withdrawnAt;

    /** @param first the first change of the product, which is still to be taken */
    Replay(Change first) {
        this.product = Objects.requireNonNull(first.productId());
        this.portfolio = Objects.requireNonNull(first.portfolioId());
        this.createdAt = first.at();
        this.changedAt = first.at();
        this.evidence = new EvidenceReplay(product);
    }

    UUID product() {
        return product;
    }

    /** Goes on by one change. */
    void take(Change change) {
        if (change.action() == Action.REFUSED || BESIDE.contains(change.subject())) {
            return;
        }
        changedAt = change.at();
        if (change.subject() != Subject.PRODUCT) {
            evidence.take(change);
            return;
        }
        change.fields().forEach(field -> take(field, change));
        if (change.action() == Action.WITHDRAWN) {
            withdrawnAt = change.at();
        }
    }

    /** What is on record after the changes taken so far. */
    PastProduct now() {
        return new PastProduct(
                product,
                portfolio,
                new ProductState(Identity.of("", "", "").with(identity), facts),
                Defaults.NONE,
                evidence.now(),
                reliance(),
                decision,
                createdAt,
                changedAt,
                withdrawnAt);
    }

    private void take(FieldChange field, Change change) {
        Optional<IdentityField> text = IdentityField.find(field.field());
        if (text.isPresent()) {
            identity.put(text.get(), field.now());
        } else if (change.action() == Action.DECIDED && RouteReliance.FIELDS.contains(field.field())) {
            decideRoute(field);
        } else if (evidence.isStanding(field)) {
            evidence.take(field, change);
        } else {
            answer(field);
        }
        if (change.action() == Action.DECIDED && field.field().equals(Vocabulary.CORE_FUNCTIONALITY.name())) {
            String reason = change.reason() == null ? "" : change.reason();
            decision = new DecisionView(
                    null, String.valueOf(field.now()), reason, change.origin().actor(), change.at());
        }
    }

    private void decideRoute(FieldChange field) {
        String now = field.now();
        if (now == null) {
            route.remove(field.field());
        } else {
            route.put(field.field(), now);
        }
    }

    private @Nullable RouteReliance reliance() {
        try {
            return RouteReliance.of(route);
        } catch (IllegalArgumentException unreadable) {
            LOG.warn("The route {} of product {} cannot be read any more", route, product);
            return null;
        }
    }

    private void answer(FieldChange field) {
        Optional<Fact<?>> fact = Vocabulary.FACTS.stream()
                .filter(known -> known.name().equals(field.field()))
                .findFirst();
        if (fact.isEmpty()) {
            LOG.warn("The field {} of product {} is known no longer", field.field(), product);
            return;
        }
        facts = answered(fact.get(), field.now());
    }

    private <T> Facts answered(Fact<T> fact, @Nullable String now) {
        if (now == null) {
            return facts.with(fact, null);
        }
        try {
            return facts.with(fact, fact.read(LoggedValue.ofFact(fact, now)));
        } catch (RefusedAnswer unreadable) {
            LOG.warn("An answer of product {} cannot be read any more: {}", product, unreadable.getMessage());
            return facts.with(fact, null);
        }
    }
}
