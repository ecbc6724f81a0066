package org.craregistry.assessment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.law.Law;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.plain.StateOfLawAmendment;
import org.craregistry.law.plain.StateOfLawWriter;
import org.craregistry.portfolio.StateOfLawContents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The states of the law as they were at one moment, those delivered and those stored. Immutable: a change makes another. */
public final class KnownStates {

    private static final Logger LOG = LoggerFactory.getLogger(KnownStates.class);

    private final Map<String, Known> byId = new LinkedHashMap<>();
    private final List<Known> adopted = new ArrayList<>();
    private final List<Adoption> delivered = new ArrayList<>();
    private final List<StateOfLaw> askable;
    private final StateOfLaw shippedInForce;
    private final long changes;

    /**
     * A state with what is stored of it.
     *
     * @param stored {@code null} for one delivered with the registry
     */
    public record Known(StateOfLaw state, @Nullable StoredStateOfLaw stored) {

        public StateOfLawStatus status() {
            return stored == null ? StateOfLawStatus.SHIPPED : stored.status();
        }

        /** What its id in the API is made of: the same whatever a draft comes to say. */
        UUID id() {
            return stored == null ? UUID.nameUUIDFromBytes(state.id().getBytes(StandardCharsets.UTF_8)) : stored.id();
        }

        private int adoption() {
            return stored == null || stored.adoption() == null ? 0 : stored.adoption();
        }

        private Adoption putInForce() {
            return new Adoption(
                    Objects.requireNonNull(Objects.requireNonNull(stored).adoptedAt()), state);
        }
    }

    /**
     * Puts the states together.
     *
     * @param shipped those delivered, of which one that is not hypothetical and describes the latest day is in force where none
     *     was adopted
     * @param deliveries those delivered that were in force here, the earliest first
     * @throws IllegalStateException where none of those delivered can be in force, or an adopted one cannot be read any more
     */
    KnownStates(Collection<StateOfLaw> shipped, List<StoredStateOfLaw> stored, List<StoredDelivery> deliveries) {
        shipped.forEach(state -> byId.put(state.id(), new Known(state, null)));
        this.shippedInForce = shipped.stream()
                .filter(state -> !state.hypothetical())
                .max(Comparator.comparing(StateOfLaw::describes)
                        .thenComparing(StateOfLaw::id, Comparator.reverseOrder()))
                .orElseThrow(() -> new IllegalStateException(
                        "No state of the law is in force; law/state-*.yaml holds only hypothetical ones"));
        stored.stream()
                .filter(one -> one.adoption() != null)
                .sorted(Comparator.comparing(StoredStateOfLaw::adoption))
                .forEach(one -> adopted.add(add(one)));
        stored.stream().filter(one -> one.adoption() == null).forEach(this::addReadable);
        deliveries.forEach(this::addDelivery);
        this.changes = StoredStatesOfLaw.changes(stored, deliveries);
        this.askable = byId.values().stream()
                .filter(known -> known.status() != StateOfLawStatus.DISCARDED)
                .sorted(order())
                .map(Known::state)
                .toList();
    }

    private Comparator<Known> order() {
        return Comparator.comparing((Known known) -> known.state() != inForce())
                .thenComparing(known -> known.state().hypothetical())
                .thenComparing(known -> known.status() == StateOfLawStatus.DRAFT)
                .thenComparing(Known::adoption, Comparator.reverseOrder())
                .thenComparing(known -> known.state().describes(), Comparator.reverseOrder())
                .thenComparing(known -> known.state().id());
    }

    private Known add(StoredStateOfLaw one) {
        Known base = byId.get(one.base());
        if (base == null) {
            throw new IllegalStateException(
                    "State of the law %s changes %s, which is none any more".formatted(one.code(), one.base()));
        }
        try {
            boolean supposed = one.status() != StateOfLawStatus.ADOPTED;
            Known known = new Known(
                    StateOfLawAmendment.amend(base.state(), one.code(), one.title(), supposed, one.changes()), one);
            byId.put(one.code(), known);
            return known;
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalStateException(
                    "State of the law %s cannot be read any more".formatted(one.code()), unreadable);
        }
    }

    /** Nothing rests on what was not adopted: where it cannot be read after an upgrade, it is left out. */
    private void addReadable(StoredStateOfLaw one) {
        try {
            add(one);
        } catch (IllegalStateException unreadable) {
            LOG.warn("Leaving out a draft", unreadable);
        }
    }

    private void addDelivery(StoredDelivery delivery) {
        try {
            StateOfLaw state = StateOfLawContents.read(delivery.content());
            delivered.add(
                    new Adoption(delivery.at(), same(state).map(Known::state).orElse(state)));
        } catch (IllegalArgumentException unreadable) {
            LOG.error(
                    "State of the law {}, in force from {}, cannot be read any more; what was known then is answered under the one before it",
                    delivery.code(),
                    delivery.at(),
                    unreadable);
        }
    }

    /** Those that can be asked about: the one in force first, hypothetical ones and drafts last. */
    List<StateOfLaw> askable() {
        return askable;
    }

    public Optional<Known> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The state with this id in the API. */
    public Optional<Known> find(UUID id) {
        return byId.values().stream().filter(known -> known.id().equals(id)).findFirst();
    }

    /** The code of a state that is named by its code or its id in the API. */
    public String code(String named) {
        return NodeId.find(NodeId.Kind.STATE_OF_LAW, named)
                .flatMap(this::find)
                .map(known -> known.state().id())
                .orElse(named);
    }

    /** The id in the API; one that is kept for what rests on it, and not known any more, has one of its own. */
    public String idOf(StateOfLaw state) {
        return NodeId.of(NodeId.Kind.STATE_OF_LAW, uuidOf(state));
    }

    UUID uuidOf(StateOfLaw state) {
        return same(state).map(Known::id).orElseGet(() -> StateOfLawContents.idOf(state));
    }

    public StateOfLaw inForce() {
        return adopted.isEmpty()
                ? shippedInForce
                : adopted.get(adopted.size() - 1).state();
    }

    /** The one delivered with the registry that is in force where none was adopted. */
    StateOfLaw shippedInForce() {
        return shippedInForce;
    }

    /** The state that says the same under the same id; none where one that is kept for what rests on it is not known any more. */
    public Optional<Known> same(StateOfLaw state) {
        return find(state.id())
                .filter(known -> known.state() == state
                        || StateOfLawWriter.plain(known.state()).equals(StateOfLawWriter.plain(state)));
    }

    /** Whether this is the state in force, not only one that was called the same. */
    public boolean isInForce(StateOfLaw state) {
        return same(state).filter(known -> known.state() == inForce()).isPresent();
    }

    /** The one in force just before a moment: what is recorded at the end of a day belongs to the next one, as in the change log. */
    StateOfLaw inForceBefore(Instant moment) {
        return inForceAt(moment.minusMillis(1));
    }

    /** The one in force at a moment: the last one delivered or adopted until then; before all that is recorded, the first one. */
    public StateOfLaw inForceAt(Instant moment) {
        // Nothing that is delivered comes in force once anything was adopted.
        return Stream.concat(delivered.stream(), adopted.stream().map(Known::putInForce))
                .filter(one -> !one.at().isAfter(moment))
                .reduce((one, later) -> later)
                .map(Adoption::state)
                .orElseGet(this::firstInForce);
    }

    private StateOfLaw firstInForce() {
        if (!delivered.isEmpty()) {
            return delivered.get(0).state();
        }
        return adopted.isEmpty() ? shippedInForce : root(adopted.get(0).state());
    }

    /** A state that was put in force at a moment. */
    public record Adoption(Instant at, StateOfLaw state) {}

    /** What was put in force since a moment, the earliest first. */
    public List<Adoption> adoptedSince(Instant moment) {
        return adopted.stream()
                .map(Known::putInForce)
                .filter(one -> !one.at().isBefore(moment))
                .toList();
    }

    /** The stored state in force; {@code null} where one delivered with the registry is. */
    @Nullable
    UUID adoptedLast() {
        return adopted.isEmpty()
                ? null
                : Objects.requireNonNull(adopted.get(adopted.size() - 1).stored())
                        .id();
    }

    /**
     * Refuses to put a draft in force that does not change what is. Nobody has looked at it together with what was adopted since:
     * whoever wants both says so. A state that was delivered later than the one in force goes back to may be taken over.
     *
     * @throws Refused as NOT_POSSIBLE where the draft changes what is only supposed, else as CONFLICT
     */
    public void refuseUnlessAdoptable(StoredStateOfLaw draft) {
        String inForce = inForce().id();
        boolean isDeliveredSince = draft.base().equals(shippedInForce.id())
                && !root(inForce()).id().equals(draft.base());
        if (draft.base().equals(inForce) || isDeliveredSince) {
            return;
        }
        boolean isSupposed =
                find(draft.base()).map(base -> base.state().hypothetical()).orElse(false);
        String sentence = isSupposed
                ? "The draft changes %s, which only supposes something; %s is in force. Give the draft that as its base, or draft anew."
                : "The draft changes %s, but %s is in force by now. Give the draft that as its base, look at it again, and adopt it then; or draft anew.";
        throw Refused.because(
                isSupposed ? Code.NOT_POSSIBLE : Code.CONFLICT, "id", sentence.formatted(draft.base(), inForce));
    }

    /** The state delivered with the registry that one of these goes back to; not what its id begins with: a draft may be moved. */
    public StateOfLaw root(StateOfLaw state) {
        Known known = Objects.requireNonNull(byId.get(state.id()));
        while (known.stored() != null) {
            known = Objects.requireNonNull(byId.get(known.stored().base()));
        }
        return known.state();
    }

    /** The number of the next adoption: of two who take the same one cannot store his. */
    public int nextAdoption() {
        return adopted.isEmpty() ? 1 : adopted.get(adopted.size() - 1).adoption() + 1;
    }

    /** What answers given now rest on: the state in force and the edition of the rules. Ends with a digit of the edition. */
    public String basis() {
        return basis(inForce());
    }

    /** What answers under a state rest on. */
    public static String basis(StateOfLaw state) {
        return state.id() + " / " + Law.EDITION;
    }

    /** How many changes of stored states it knows of. */
    long changes() {
        return changes;
    }
}
