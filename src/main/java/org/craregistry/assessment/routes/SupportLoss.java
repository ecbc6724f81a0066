package org.craregistry.assessment.routes;

import java.time.LocalDate;
import java.util.List;
import org.craregistry.law.Citation;
import org.craregistry.law.ConditionAnswer;
import org.jspecify.annotations.Nullable;

/**
 * One thing by which a route has lost its support.
 *
 * @param statement what happened, in a sentence
 * @param since the first day on which it counts; {@code null} where nothing on record tells the day
 * @param evidence the id of the record of evidence it is about, as clients see it; {@code null} where it is about none
 * @param field where the change stands, such as {@code facts.aiSystem} or {@code certificates.expiresOn}; {@code null} where it
 *     stands in no field
 * @param conditions the conditions of the route that are not met because of it; none where the routes are no longer weighed
 * @param citation the provision that makes it count; {@code null} where no provision but the registry is behind it
 */
record SupportLoss(
        SupportLossCause cause,
        String statement,
        @Nullable LocalDate since,
        @Nullable String evidence,
        @Nullable String field,
        List<ConditionAnswer> conditions,
        @Nullable Citation citation) {

    SupportLoss {
        conditions = List.copyOf(conditions);
    }

    /** The cause in a few plain words. */
    public String label() {
        return cause.label();
    }
}
