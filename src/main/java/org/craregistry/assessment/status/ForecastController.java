package org.craregistry.assessment.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers how a portfolio stands on a row of days. */
@Controller
class ForecastController {

    private final Clock clock;

    ForecastController(Clock clock) {
        this.clock = clock;
    }

    @SchemaMapping(typeName = "Portfolio", field = "forecast")
    List<PortfolioStatus> forecast(
            PortfolioView portfolio,
            @Argument @Nullable ProductFilter filter,
            @Argument @Nullable LocalDate knownOn,
            @Argument LocalDate from,
            @Argument LocalDate to,
            @Argument ForecastStep step) {
        ProductFilter chosen = (filter == null ? ProductFilter.ALL : filter).knownOn(knownOn);
        return step.days(from, to).stream()
                .map(day -> new PortfolioStatus(portfolio, chosen.on(day)))
                .toList();
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "asOf")
    LocalDate asOf(PortfolioStatus status) {
        ProductFilter filter = status.filter();
        if (filter.asOf() != null) {
            return filter.asOf();
        }
        return filter.knownOn() != null ? filter.knownOn() : status.portfolio().dayOf(clock.instant());
    }

    @SchemaMapping(typeName = "PortfolioStatus", field = "knownOn")
    @Nullable
    LocalDate knownOn(PortfolioStatus status) {
        return status.filter().knownOn();
    }
}
