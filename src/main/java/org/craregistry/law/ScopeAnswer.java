package org.craregistry.law;

import java.util.List;

/**
 * Whether the CRA covers a product.
 *
 * @param decision what gave the outcome
 */
public record ScopeAnswer(ScopeOutcome outcome, Decision<ScopeOutcome> decision) {

    /** Every provision that holds and gives the outcome, the primary one first; none where it cannot be told. */
    public List<Provision> grounds() {
        return decision.grounds();
    }

    /** The questions that keep the outcome from being settled; none where it is. */
    public List<Question> openQuestions() {
        OpenQuestions questions = new OpenQuestions();
        decision.openQuestions(questions);
        return questions.inOrder();
    }
}
