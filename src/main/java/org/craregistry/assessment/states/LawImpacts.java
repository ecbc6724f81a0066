package org.craregistry.assessment.states;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.craregistry.assessment.states.LawComparison.Changes;
import org.craregistry.assessment.states.PortfolioImpact.Tally;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.craregistry.law.AnswerChange;
import org.craregistry.law.FindingChange;
import org.craregistry.law.ProcedureChange;
import org.craregistry.portfolio.ChosenProducts;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductInput;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares the answers for all products that the caller sees under two states of the law, as the products come from the database: in
 * one statement and in memory that does not grow with them.
 */
@Component
class LawImpacts {

    private static final Logger LOG = LoggerFactory.getLogger(LawImpacts.class);

    private final PortfolioQueries portfolios;
    private final ProductQueries products;
    private final ChosenProducts chosen;

    LawImpacts(PortfolioQueries portfolios, ProductQueries products, ChosenProducts chosen) {
        this.portfolios = portfolios;
        this.products = products;
        this.chosen = chosen;
    }

    /** A product for which something differs, and what. */
    record ChangedProduct(
            ProductView product,
            List<AnswerChange> answerChanges,
            List<ProcedureChange> procedureChanges,
            List<FindingChange> findingChanges)
            implements ChosenProducts.Chosen {}

    /** Every portfolio that the caller sees, by key, those in which nothing changes included. */
    List<PortfolioImpact> count(LawComparison comparison) {
        Map<UUID, Tally> tallies = new HashMap<>();
        for (PortfolioView portfolio : portfolios.all()) {
            tallies.put(portfolio.portfolioId(), new Tally(comparison, portfolio));
        }
        try (Stream<ProductInput> rows = products.allInputs()) {
            rows.forEach(product -> {
                Tally tally = tallies.get(product.portfolio());
                // A portfolio that was made since is not in the answer.
                if (tally != null) {
                    count(product, comparison, tally);
                }
            });
        }
        return tallies.values().stream()
                .map(Tally::impact)
                .sorted(Comparator.comparing(impact -> impact.portfolio().key()))
                .toList();
    }

    private static void count(ProductInput product, LawComparison comparison, Tally tally) {
        try {
            tally.add(comparison.changes(product.lawInput().get(), tally.day()));
        } catch (IllegalArgumentException unreadable) {
            LOG.error("The record of product {} cannot be read; nothing is said of it", product.product(), unreadable);
            tally.addUnreadable();
        }
    }

    /** A page of the products that get another answer in each of several portfolios of one comparison, in one statement. */
    Map<UUID, Connection<ChangedProduct>> changedProducts(
            LawComparison comparison, Collection<PortfolioImpact> impacts, PageRequest request) {
        Map<PortfolioView, Long> lengths = new HashMap<>();
        impacts.forEach(impact -> lengths.put(impact.portfolio(), impact.changed()));
        return chosen.pages(lengths, request, product -> changed(product, comparison));
    }

    private static Optional<ChangedProduct> changed(ProductView product, LawComparison comparison) {
        try {
            Changes changes = comparison.changes(product.lawInput(), comparison.dayIn(product.portfolio()));
            return changes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new ChangedProduct(product, changes.answers(), changes.procedures(), changes.findings()));
        } catch (IllegalArgumentException unreadable) {
            LOG.debug("The record of product {} cannot be read, as was said when it was counted", product.productId());
        }
        return Optional.empty();
    }
}
