package org.craregistry.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.document.ReadingCopy.Cell;
import org.craregistry.document.ReadingCopy.Sheet;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.Law;
import org.craregistry.law.StateOfLaw;
import org.craregistry.storage.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reading copies: one for each state of the law, made from the code when it is first asked for. */
@Component
class ReadingCopies {

    private static final int SHOWN = 8;
    private static final int GROUPS_OF_DIGITS = 4;
    private static final int GROUP = 4;

    private final StatesOfLaw states;
    private final ProvisionPages provisions = new ProvisionPages();
    private final Map<String, List<Cell>> examples;
    private final ExamplesCopy examplesCopy;
    private final Map<String, Made> copies = new ConcurrentHashMap<>();

    /** A copy, and the state that it is of: a draft may say something else by now. */
    private record Made(StateOfLaw state, ReadingCopy copy) {}

    ReadingCopies(StatesOfLaw states, Examples examples) {
        this.states = states;
        Places places = new Places();
        Map<String, List<Cell>> byPlace = new HashMap<>();
        examples.byProvision().forEach((provision, numbers) -> byPlace.put(places.of(provision), cells(numbers)));
        this.examples = byPlace;
        List<Sheet> sheets = ExamplePages.of(examples.tables());
        this.examplesCopy = new ExamplesCopy(Law.EDITION, fingerprint(sheets), sheets);
    }

    private static List<Cell> cells(List<Integer> numbers) {
        List<Cell> cells = new ArrayList<>();
        numbers.stream()
                .limit(SHOWN)
                .map(number -> new Cell(String.valueOf(number), "/law/examples#" + ExamplePages.place(number)))
                .forEach(cells::add);
        if (numbers.size() > SHOWN) {
            cells.add(Cell.of("and %d more".formatted(numbers.size() - SHOWN)));
        }
        return cells;
    }

    private ReadingCopy copy(StateOfLaw state) {
        StateOfLawPages stateOfLaw = new StateOfLawPages(state);
        List<Sheet> appendices = new ArrayList<>(stateOfLaw.all());
        appendices.addAll(VocabularyPages.all());
        String fingerprint = fingerprint(List.of(provisions.sections(), provisions.terms(), appendices));
        return new ReadingCopy(
                Law.EDITION,
                fingerprint,
                state.id(),
                state.title(),
                state.hypothetical(),
                state.describes(),
                stateOfLaw.sources(),
                provisions.sections(),
                provisions.terms(),
                appendices,
                examples);
    }

    /**
     * A short mark of what a copy says, which changes with every word: sixteen hexadecimal digits in groups of four, of records that say
     * in {@code toString} all that they hold.
     */
    private static String fingerprint(Object content) {
        byte[] hash = Sha256.of(content.toString());
        String digits = HexFormat.of().formatHex(hash, 0, GROUPS_OF_DIGITS * GROUP / 2);
        return digits.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }

    /** The worked examples that the copies name by their numbers. */
    ExamplesCopy examples() {
        return examplesCopy;
    }

    /** The states of the law that there are copies for: the one in force first. */
    List<StateOfLaw> states() {
        return states.all();
    }

    /**
     * The copy for a state of the law.
     *
     * @param stateOfLaw its code; {@code null} for the one in force
     * @throws BadRequest where there is no such state; its message lists those there are
     */
    ReadingCopy find(@Nullable String stateOfLaw) {
        StateOfLaw state = states.find(stateOfLaw);
        Made found = copies.compute(
                state.id(),
                (code, made) -> made != null && made.state().equals(state) ? made : new Made(state, copy(state)));
        return found.copy();
    }
}
