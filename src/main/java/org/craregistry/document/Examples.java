package org.craregistry.document;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.law.Determination;
import org.craregistry.law.Law;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The worked examples, from {@code law/examples/*.csv}. */
@Component
class Examples {

    private final List<ExampleTable> tables;
    private final StatesOfLaw states;

    /**
     * Reads every table on the class path.
     *
     * @throws IllegalStateException where one cannot be read; the registry does not start then
     */
    Examples(ResourcePatternResolver resources, StatesOfLaw states) throws IOException {
        this.tables = Stream.of(resources.getResources("classpath*:law/examples/*.csv"))
                .map(ExampleTable::read)
                .sorted(Comparator.comparing(ExampleTable::name))
                .toList();
        this.states = states;
    }

    /** The tables in the order of their names. */
    List<ExampleTable> tables() {
        return tables;
    }

    /** What the law answers for each example, in the order of the tables: the number of an example is its place here, from 1. */
    List<Determination> answers() {
        return tables.stream()
                .flatMap(table -> table.examples().stream())
                .map(example -> Law.determine(
                        example.facts(), example.evidence(), example.asOf(), states.find(example.stateOfLaw())))
                .toList();
    }
}
