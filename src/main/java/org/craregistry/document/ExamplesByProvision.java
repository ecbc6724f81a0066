package org.craregistry.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.law.Determination;
import org.craregistry.law.Law;
import org.craregistry.law.Provision;
import org.craregistry.law.Reason;
import org.craregistry.law.Truth;

/** Finds the examples in which each provision decides: it is a ground of an answer, or holds among its reasons. */
final class ExamplesByProvision {

    private static final Map<String, Provision> BY_CODE =
            Law.provisions().stream().collect(Collectors.toMap(Provision::code, provision -> provision, (a, b) -> a));

    private ExamplesByProvision() {}

    /**
     * @param answers the determination of each example, in the order of their numbers
     * @return the numbers for each provision, from the least; nothing for a provision that no example reaches
     */
    static Map<Provision, List<Integer>> of(List<Determination> answers) {
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
