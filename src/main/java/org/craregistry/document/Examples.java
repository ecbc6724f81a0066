package org.craregistry.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.law.Determination;
import org.craregistry.law.Law;
import org.craregistry.law.Provision;
import org.craregistry.law.Reason;
import org.craregistry.law.Truth;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The worked examples, from {@code law/examples/*.csv}. */
@Component
class Examples {

    private static final Map<String, Provision> BY_CODE =
            Law.provisions().stream().collect(Collectors.toMap(Provision::code, provision -> provision, (a, b) -> a));

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
    private List<Determination> answers() {
        return tables.stream()
                .flatMap(table -> table.examples().stream())
                .map(example -> Law.determine(
                        example.facts(), example.evidence(), example.asOf(), states.find(example.stateOfLaw())))
                .toList();
    }

    /**
     * The numbers of the examples in which each provision decides, from the least: it is a ground of an answer, or holds among its reasons.
     * There is nothing for a provision that no example reaches.
     */
    Map<Provision, List<Integer>> byProvision() {
        List<Determination> answers = answers();
        Map<Provision, List<Integer>> examples = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            for (Provision provision : deciding(answers.get(i))) {
                examples.computeIfAbsent(provision, any -> new ArrayList<>()).add(i + 1);
            }
        }
        return examples;
    }

    private static Set<Provision> deciding(Determination answer) {
        Set<Provision> deciding = new LinkedHashSet<>();
        Stream.of(
                        answer.scope().grounds(),
                        answer.applicability().grounds(),
                        answer.classification().grounds(),
                        answer.aiStatus().grounds(),
                        answer.withoutAiAct().grounds(),
                        answer.article15().grounds())
                .forEach(deciding::addAll);
        addHolding(answer.reasons(), deciding);
        return deciding;
    }

    private static void addHolding(Reason reason, Set<Provision> holding) {
        Provision provision = BY_CODE.get(reason.code());
        if (provision != null && reason.truth() == Truth.YES) {
            holding.add(provision);
        }
        reason.because().forEach(below -> addHolding(below, holding));
    }
}
