package org.craregistry.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.document.ReadingCopy.Section;
import org.craregistry.document.ReadingCopy.Sheet;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.Law;
import org.craregistry.law.StateOfLaw;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reading copies: one for each state of the law, made once from the code. */
@Component
class ReadingCopies {

    private final StatesOfLaw states;
    private final Map<String, ReadingCopy> copies;

    ReadingCopies(StatesOfLaw states, Examples examples) {
        this.states = states;
        List<Section> sections = new ProvisionPages(ExamplesByProvision.of(examples.answers())).sections();
        List<Sheet> worked = ExamplePages.of(examples.tables());
        this.copies =
                states.all().stream().collect(Collectors.toMap(StateOfLaw::id, state -> copy(state, sections, worked)));
    }

    private static ReadingCopy copy(StateOfLaw state, List<Section> sections, List<Sheet> examples) {
        List<Sheet> appendices = new ArrayList<>(new StateOfLawPages(state).all());
        appendices.addAll(VocabularyPages.all());
        appendices.addAll(examples);
        return new ReadingCopy(
                Law.EDITION, state.id(), state.title(), state.hypothetical(), state.describes(), sections, appendices);
    }

    /** The states of the law that there are copies for: the one in force first. */
    List<StateOfLaw> states() {
        return states.all();
    }

    /**
     * The copy for a state of the law.
     *
     * @param stateOfLaw its id; {@code null} for the one in force
     * @throws BadRequest where there is no such state; its message lists those there are
     */
    ReadingCopy find(@Nullable String stateOfLaw) {
        ReadingCopy copy = copies.get(states.find(stateOfLaw).id());
        if (copy == null) {
            throw new IllegalStateException("No reading copy for state of the law " + stateOfLaw);
        }
        return copy;
    }
}
