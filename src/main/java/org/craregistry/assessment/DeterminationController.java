package org.craregistry.assessment;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.DateFact;
import org.craregistry.law.Determination;
import org.craregistry.law.Fact;
import org.craregistry.law.Facts;
import org.craregistry.law.Provision;
import org.craregistry.law.RefusedAnswer;
import org.craregistry.portfolio.ProductView;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers what the law says: of given facts, and of stored products. */
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
            return assessor.determine(Facts.of(given), false, checked(day), stateOfLaw);
        } catch (RefusedAnswer refused) {
            throw new BadRequest("facts." + refused.fact().name() + ": " + refused.getMessage());
        }
    }

    @SchemaMapping(typeName = "Product", field = "determination")
    Determination determination(
            ProductView product, @Argument @Nullable LocalDate asOf, @Argument @Nullable String stateOfLaw) {
        LocalDate day = asOf == null ? product.dayOf(clock.instant()) : asOf;
        return assessor.determine(product.state().facts(), product.isDecided(), checked(day), stateOfLaw);
    }

    @SchemaMapping(typeName = "Question", field = "fact")
    String fact(Fact<?> fact) {
        return fact.name();
    }

    @SchemaMapping(typeName = "Provision", field = "condition")
    String condition(Provision provision) {
        return provision.condition().words();
    }

    private static LocalDate checked(LocalDate asOf) {
        if (!DateFact.accepts(asOf)) {
            throw new BadRequest("asOf: %s is out of bounds; ask for a date from %s to %s."
                    .formatted(asOf, DateFact.EARLIEST, DateFact.LATEST));
        }
        return asOf;
    }
}
