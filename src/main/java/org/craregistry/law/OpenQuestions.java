package org.craregistry.law;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Collects what is asked, each once. */
final class OpenQuestions implements Consumer<Question> {

    private final BitSet asked = new BitSet(Vocabulary.QUESTIONS.size());

    @Override
    public void accept(Question question) {
        asked.set(question.index());
    }

    /** What was asked here and there, in the order of the vocabulary. */
    List<Question> inOrder(OpenQuestions there) {
        asked.and(there.asked);
        return inOrder();
    }

    /** What was asked, in the order of the vocabulary. */
    List<Question> inOrder() {
        if (asked.isEmpty()) {
            return List.of();
        }
        List<Question> questions = new ArrayList<>(asked.cardinality());
        for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
            questions.add(Vocabulary.QUESTIONS.get(i));
        }
        return questions;
    }
}
