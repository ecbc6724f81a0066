package org.craregistry.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.document.ReadingCopy.Section;
import org.craregistry.document.ReadingCopy.Sheet;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.Law;
import org.craregistry.law.StateOfLaw;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reading copies: one for each state of the law, made from the code when it is first asked for. */
@Component
class ReadingCopies {

    private final StatesOfLaw states;
    private final List<Section> sections;
    private final List<Sheet> examples;
    private final Map<String, Made> copies = new ConcurrentHashMap<>();

    /** A copy, and the state that it is of: a draft may say something else by now. */
    private record Made(StateOfLaw state, ReadingCopy copy) {}

    ReadingCopies(StatesOfLaw states, Examples examples) {
        this.states = states;
        this.sections = new ProvisionPages(ExamplesByProvision.of(examples.answers())).sections();
        this.examples = ExamplePages.of(examples.tables());
    }

    private ReadingCopy copy(StateOfLaw state) {
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
        StateOfLaw state = states.find(stateOfLaw);
        Made found = copies.compute(
                state.id(),
                (id, made) -> made != null && made.state().equals(state) ? made : new Made(state, copy(state)));
        return found.copy();
    }
}
