package org.craregistry.law;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the AI Act sees a product.
 *
 * @param limb by which paragraph of AI Act Article 6 it is high-risk, such as {@code Art. 6(2)}; {@code null} where it
 *     is not
 * @param point the points of AI Act Annex I or III that make it high-risk, such as {@code 4a} or {@code 11}; {@code
 *     null} where it is not
 * @param appliesFrom the day from which the requirements for high-risk systems apply to it, {@code null} where they do
 *     not, or never will because it is an earlier system
 * @param registration where the provider registers it (AI Act Article 49), {@code null} where nowhere, and while it cannot be
 *     told
 * @param decision what gave the outcome
 */
public record AiStatusAnswer(
        AiStatusOutcome outcome,
        @Nullable String limb,
        @Nullable String point,
        @Nullable LocalDate appliesFrom,
        @Nullable Provision registration,
        Decision<AiStatusOutcome> decision) {

    /** The provisions that give the outcome; none where it cannot be told. */
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
