package org.craregistry.assessment;

import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductFilter;
import org.craregistry.portfolio.ProductQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers how a portfolio stands. */
@Controller
class StatusController {

    private final ProductQueries products;

    StatusController(ProductQueries products) {
        this.products = products;
    }

    @SchemaMapping(typeName = "Portfolio", field = "status")
    PortfolioStatus status(PortfolioView portfolio, @Argument @Nullable ProductFilter filter) {
        return new PortfolioStatus(products, portfolio.portfolioId(), filter == null ? ProductFilter.ALL : filter);
    }
}
