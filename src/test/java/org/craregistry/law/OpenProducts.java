package org.craregistry.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Products made up by chance of which a few facts are open, and what is wrong about the answers given for them meanwhile. */
final class OpenProducts {

    /** How many completions are tried, and how many more before it is believed that they agree. */
    private static final int SAMPLES = 40;

    private static final int MORE_SAMPLES = 3000;

    private static final int MOST_OPEN = 5;

    private final Answers answers;
    private final Filings filings;

    OpenProducts(long seed) {
        answers = new Answers(seed, seed % 2 == 0 ? 2 : 4);
        filings = new Filings(seed);
    }

    /** A product of which some facts are open. */
    private record Tried(Facts facts, List<Fact<?>> open, Evidence evidence, LocalDate asOf, StateOfLaw stateOfLaw) {

        Map<String, String> answered(Facts completed) {
            return SharedAnswers.of(Law.determine(completed, evidence, asOf, stateOfLaw));
        }
    }

    private Tried next() {
        Facts facts = answers.completed(answers.facts(1), Vocabulary.FACTS);
        List<Fact<?>> open = answers.some(Vocabulary.FACTS, 1 + answers.upTo(MOST_OPEN));
        for (Fact<?> fact : open) {
            facts = facts.with(fact, null);
        }
        return new Tried(facts, open, filings.evidence(), answers.day(), answers.pick(States.ALL));
    }

    /** What is wrong about the answers for the next product: a sentence for each, none where all are right. */
    List<String> faultsOfNext() {
        Tried tried = next();
        Map<String, String> said = tried.answered(tried.facts());
        Map<String, Set<String>> possible = new LinkedHashMap<>();
        completions(tried).forEach(completed -> add(said, tried.answered(completed), possible));
        for (int i = 0;
                i < MORE_SAMPLES
                        && tried.open().size() > 1
                        && !faults(said, possible).isEmpty();
                i++) {
            add(said, tried.answered(answers.completed(tried.facts(), tried.open())), possible);
        }
        return faults(said, possible).stream()
                .map(fault -> fault + " for " + tried)
                .toList();
    }

    /** Of a single open fact every answer; of several, a sample. */
    private List<Facts> completions(Tried tried) {
        if (tried.open().size() == 1) {
            return answers.everyAnswer(tried.facts(), tried.open().get(0));
        }
        return IntStream.range(0, SAMPLES)
                .mapToObj(i -> answers.completed(tried.facts(), tried.open()))
                .toList();
    }

    private static void add(Map<String, String> said, Map<String, String> answered, Map<String, Set<String>> possible) {
        said.keySet()
                .forEach(name -> possible.computeIfAbsent(name, any -> new LinkedHashSet<>())
                        .add(answered.getOrDefault(name, SharedAnswers.NOT_ASKED)));
    }

    private static List<String> faults(Map<String, String> said, Map<String, Set<String>> possible) {
        List<String> faults = new ArrayList<>();
        said.forEach((name, answer) -> {
            Set<String> all = possible.getOrDefault(name, Set.of());
            if (!SharedAnswers.isRight(name, answer, all)) {
                faults.add(name + " is " + answer + " where completions give " + all);
            }
        });
        return faults;
    }
}
