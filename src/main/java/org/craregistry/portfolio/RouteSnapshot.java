package org.craregistry.portfolio;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Facts;
import org.craregistry.law.RouteStatus;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.Truth;

/**
 * Everything that a decision on the route to AI Act Article 15 rests on: what was on record, and what the law made of it.
 *
 * @param label what the product was called in one line
 * @param version its version, the empty text where it had none
 * @param classified whether a person had decided its core functionality
 * @param evaluatedOn the day that the law was asked about
 * @param stateOfLaw the state of the law, with its whole content
 * @param edition the edition of the rules
 */
public record RouteSnapshot(
        String label,
        String version,
        Facts facts,
        FiledEvidence evidence,
        boolean classified,
        LocalDate evaluatedOn,
        StateOfLaw stateOfLaw,
        String edition,
        Shown shown) {

    /**
     * What was shown to the one who decided.
     *
     * @param conditions every condition of the route that was weighed
     * @param missing the codes of the elements that the route left open, such as {@code A15-CY4a}
     */
    public record Shown(
            Article15Outcome outcome,
            Article15Route route,
            RouteStatus status,
            List<ShownCondition> conditions,
            List<String> missing) {

        public Shown {
            conditions = List.copyOf(conditions);
            missing = List.copyOf(missing);
        }
    }

    /** A condition by its code, such as {@code D7}, and whether it was met. */
    public record ShownCondition(@JsonProperty("id") String code, Truth truth) {}
}
