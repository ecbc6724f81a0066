package org.craregistry.law;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Collects facts that are asked, each once. */
final class OpenQuestions implements Consumer<Fact<?>> {

    private final BitSet asked = new BitSet(Vocabulary.FACTS.size());

    @Override
    public void accept(Fact<?> fact) {
        asked.set(fact.index());
    }

    /** What was asked, in the order of the vocabulary. */
    List<Fact<?>> inOrder() {
        if (asked.isEmpty()) {
            return List.of();
        }
        List<Fact<?>> facts = new ArrayList<>(asked.cardinality());
        for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
            facts.add(Vocabulary.FACTS.get(i));
        }
        return facts;
    }
}
