package org.craregistry.assessment;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.Determination;
import org.craregistry.law.Facts;
import org.craregistry.law.RefusedAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Answers what the law says of given facts. */
@Controller
class DeterminationController {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private final Assessor assessor;
    private final Clock clock;

    DeterminationController(Assessor assessor, Clock clock) {
        this.assessor = assessor;
        this.clock = clock;
    }

    @QueryMapping
    Determination determine(
            DataFetchingEnvironment environment,
            @Argument @Nullable LocalDate asOf,
            @Argument @Nullable String stateOfLaw) {
        Map<String, @Nullable Object> given = environment.getArgumentOrDefault("facts", Map.of());
        LocalDate day = asOf == null ? LocalDate.ofInstant(clock.instant(), BRUSSELS) : asOf;
        try {
            return assessor.determine(Facts.of(given), false, day, stateOfLaw);
        } catch (RefusedAnswer refused) {
            throw new BadRequest("facts." + refused.fact().name() + ": " + refused.getMessage());
        }
    }
}
