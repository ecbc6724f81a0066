package org.craregistry.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Which products have answers and dates of days to come that do not hold, or none. */
final class KnownPeriods {

    private KnownPeriods() {}

    /**
     * A FROM and WHERE for each reason, of a product {@code p}.
     *
     * @param sql takes the parameters
     * @param portfolios the ids of those that are looked at
     * @param day from which on they should be known
     * @param basis what answers given now rest on
     */
    static List<String> unknown(SqlCondition sql, List<byte[]> portfolios, LocalDate day, String basis) {
        String ids = sql.bind(portfolios);
        List<String> reasons = new ArrayList<>();
        reasons.add(from(Outdating.WITHOUT_PERIODS, "p.standing = 1 AND p.periods_from > :" + sql.bind(day), ids));
        for (Outdating outdating : Outdating.RESTING) {
            String condition = outdating.condition();
            for (Object parameter : outdating.parameters(day, basis)) {
                condition = condition.replace("?", ":" + sql.bind(parameter));
            }
            reasons.add(from(outdating, condition, ids));
        }
        return reasons;
    }

    /** Joined, because H2 does not look up a list of values together with a range. */
    private static String from(Outdating outdating, String condition, String ids) {
        return "FROM portfolio f JOIN %s ON p.portfolio_id = f.id AND %s WHERE f.id IN (:%s)"
                .formatted(outdating.products(), condition, ids);
    }
}
