package org.craregistry.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.craregistry.law.Article15Route;
import org.jspecify.annotations.Nullable;

/**
 * A signed decision on the route to AI Act Article 15 that is relied on; never changed afterwards.
 *
 * @param from the day from which it is relied on
 * @param planned whether it was accepted as a plan only
 * @param decidedBy the name of the account that decided
 * @param current whether it is the one that is relied on now
 * @param withdrawal {@code null} where nobody has withdrawn it
 * @param edition the edition of the rules it was made under
 * @param stateOfLaw the code of the state of the law it was made under
 * @param snapshot what it rests on, read when it is asked for; fails with an {@link IllegalArgumentException} where the rules of
 *     today no longer read it
 */
public record RouteDecision(
        UUID decisionId,
        UUID productId,
        Article15Route route,
        boolean planned,
        LocalDate from,
        String reason,
        String decidedBy,
        Instant decidedAt,
        boolean current,
        @Nullable Withdrawal withdrawal,
        LocalDate evaluatedOn,
        String stateOfLaw,
        String edition,
        RouteSnapshot.Shown shown,
        Supplier<RouteSnapshot> snapshot) {

    /** That the route is no longer relied on, without another one in its place. */
    public record Withdrawal(String reason, String withdrawnBy, Instant withdrawnAt) {}

    /** What was decided, without what it rests on. */
    public RouteReliance reliance() {
        return new RouteReliance(route, from, planned);
    }
}
