package org.craregistry.portfolio;

import java.time.LocalDate;
import java.util.List;
import org.craregistry.law.AiStatusOutcome;
import org.craregistry.law.ApplicabilityOutcome;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.ProductClass;
import org.craregistry.law.ScopeOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What the law answers for a product today, as far as lists, filters and counts need it.
 *
 * @param category the code of the category, {@code null} where the product is in none
 * @param openQuestions the names of the questions, facts and fields of the evidence, whose answer would settle what is
 *     unknown, in the order of the vocabulary
 * @param under the state of the law and the edition of the rules that gave the answers
 * @param holdUntil the last day on which they hold, inclusive; {@code null} where no day is known to end them
 */
public record Answers(
        ScopeOutcome scope,
        ApplicabilityOutcome applicability,
        ProductClass productClass,
        @Nullable String category,
        AiStatusOutcome aiStatus,
        Article15Outcome article15,
        ConformityOutcome craConformity,
        List<String> openQuestions,
        String under,
        @Nullable LocalDate holdUntil) {

    public Answers {
        openQuestions = List.copyOf(openQuestions);
    }

    /** The answers where the law cannot even be asked. */
    public static Answers unknown(String under) {
        return new Answers(
                ScopeOutcome.UNKNOWN,
                ApplicabilityOutcome.UNKNOWN,
                ProductClass.UNKNOWN,
                null,
                AiStatusOutcome.UNKNOWN,
                Article15Outcome.UNKNOWN,
                ConformityOutcome.UNKNOWN,
                List.of(),
                under,
                null);
    }
}
