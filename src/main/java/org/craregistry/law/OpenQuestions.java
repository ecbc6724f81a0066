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

    /** What was asked here and there, in the order in which a person is asked. */
    List<Question> inOrder(OpenQuestions there) {
        asked.and(there.asked);
        return inOrder();
    }

    /** What was asked, in the order in which a person is asked. */
    List<Question> inOrder() {
        if (asked.isEmpty()) {
            return List.of();
        }
        List<Question> questions = new ArrayList<>(asked.cardinality());
        for (Question question : QuestionGroup.ORDER) {
            if (asked.get(question.index())) {
                questions.add(question);
            }
        }
        return questions;
    }
}
