package org.craregistry.assessment.states;

import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.function.Function;
import org.craregistry.assessment.KnownStates;
import org.craregistry.assessment.KnownStates.Known;
import org.craregistry.assessment.StateOfLawStatus;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.assessment.StoredStateOfLaw;
import org.craregistry.graphql.PlainFetcher;
import org.craregistry.law.StateOfLaw;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** What the API tells of a state of the law beside what it says: where it comes from, who drafted and adopted it, and when. */
@Component
class StateOfLawWiring implements RuntimeWiringConfigurer {

    private final StatesOfLaw states;

    StateOfLawWiring(StatesOfLaw states) {
        this.states = states;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(
                "StateOfLaw",
                type -> type.dataFetcher("id", new PlainFetcher<>(this::id))
                        .dataFetcher("code", new PlainFetcher<>(StateOfLaw::id))
                        .dataFetcher("status", new PlainFetcher<>(this::status))
                        .dataFetcher("inForce", new PlainFetcher<>(this::isInForce))
                        .dataFetcher("legalChanges", new PlainFetcher<>(this::legalChanges))
                        .dataFetcher("listings", new PlainFetcher<>(LawListings::of))
                        .dataFetcher("base", stored(this::base))
                        .dataFetcher("revision", stored(StoredStateOfLaw::revision))
                        .dataFetcher("draftedBy", stored(StoredStateOfLaw::draftedBy))
                        .dataFetcher("draftedAt", stored(StoredStateOfLaw::draftedAt))
                        .dataFetcher("adoptedBy", stored(StoredStateOfLaw::adoptedBy))
                        .dataFetcher("adoptedAt", stored(StoredStateOfLaw::adoptedAt))
                        .dataFetcher("reason", stored(StoredStateOfLaw::reason)));
    }

    private String id(StateOfLaw state) {
        return states.current().idOf(state);
    }

    private @Nullable StateOfLaw base(StoredStateOfLaw stored) {
        return states.current().find(stored.base()).map(Known::state).orElse(null);
    }

    private StateOfLawStatus status(StateOfLaw state) {
        return states.current().same(state).map(Known::status).orElse(StateOfLawStatus.RECORDED);
    }

    private boolean isInForce(StateOfLaw state) {
        return states.current().isInForce(state);
    }

    private List<LegalChange> legalChanges(StateOfLaw state) {
        KnownStates law = states.current();
        StoredStateOfLaw stored = law.same(state).map(Known::stored).orElse(null);
        if (stored == null) {
            return List.of();
        }
        StateOfLaw base = law.find(stored.base()).orElseThrow().state();
        return LegalChange.of(stored, state, base);
    }

    private PlainFetcher<StateOfLaw> stored(Function<StoredStateOfLaw, @Nullable Object> value) {
        return new PlainFetcher<>(state -> {
            StoredStateOfLaw stored =
                    states.current().same(state).map(Known::stored).orElse(null);
            return stored == null ? null : value.apply(stored);
        });
    }
}
