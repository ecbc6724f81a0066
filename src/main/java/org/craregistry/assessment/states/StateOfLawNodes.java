package org.craregistry.assessment.states;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.assessment.KnownStates;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.craregistry.law.StateOfLaw;
import org.craregistry.portfolio.StateOfLawContents;
import org.springframework.stereotype.Component;

/** Finds states of the law for {@code node} and {@code nodes}, also those kept for what rests on them; everybody sees them. */
@Component
class StateOfLawNodes implements NodeSource {

    private final StatesOfLaw states;
    private final StateOfLawContents contents;

    StateOfLawNodes(StatesOfLaw states, StateOfLawContents contents) {
        this.states = states;
        this.contents = contents;
    }

    @Override
    public NodeId.Kind kind() {
        return NodeId.Kind.STATE_OF_LAW;
    }

    @Override
    public Class<?> type() {
        return StateOfLaw.class;
    }

    @Override
    public Map<UUID, StateOfLaw> find(Collection<UUID> ids) {
        KnownStates known = states.current();
        Map<UUID, StateOfLaw> found = new HashMap<>();
        List<UUID> unknown = new ArrayList<>();
        for (UUID id : ids) {
            Optional<KnownStates.Known> one = known.find(id);
            one.ifPresentOrElse(state -> found.put(id, state.state()), () -> unknown.add(id));
        }
        found.putAll(contents.find(unknown));
        return found;
    }
}
