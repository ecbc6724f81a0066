package org.craregistry.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.craregistry.law.Facts;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.ProductView.DecisionView;
import org.craregistry.portfolio.ProductView.Told;
import org.craregistry.storage.JsonColumn;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded of a product at a moment.
 *
 * @param own what was told of it itself
 * @param defaults what it took over from its portfolio, as far as it did not say otherwise
 * @param reliance the route to AI Act Article 15 that was relied on; {@code null} where nobody had decided
 * @param classificationDecision the decision on the core functionality that stood; {@code null} where nobody had decided
 * @param withdrawnAt when it was withdrawn; {@code null} where it was not by then
 */
public record PastProduct(
        UUID productId,
        UUID portfolioId,
        ProductState own,
        Defaults defaults,
        FiledEvidence evidence,
        @Nullable RouteReliance reliance,
        @Nullable DecisionView classificationDecision,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant withdrawnAt) {

    /** Everything on record that the law answered from. */
    public LawInput lawInput() {
        return LawInput.of(facts(), evidence, identity().version(), classificationDecision != null, reliance);
    }

    Identity identity() {
        return defaults.under(own.identity());
    }

    Facts facts() {
        return defaults.under(own.facts());
    }

    /** The same in a portfolio that had this in common. */
    PastProduct under(Defaults alike) {
        return new PastProduct(
                productId,
                portfolioId,
                own,
                alike,
                evidence,
                reliance,
                classificationDecision,
                createdAt,
                changedAt,
                withdrawnAt);
    }

    boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    @Nullable
    LocalDate placedOn() {
        return own.facts().get(Vocabulary.PLACED_ON_MARKET_ON);
    }

    /** As products are read, so that it has its place in a list. How often it had been changed is not known. */
    ProductView view(PortfolioView portfolio, Answers answers) {
        return new ProductView(
                productId,
                portfolio,
                0,
                new Told(own.identity(), JsonColumn.write(own.facts().plain())),
                new StoredEvidence(EvidenceColumn.write(evidence)),
                reliance,
                placedOn(),
                createdAt,
                changedAt,
                withdrawnAt,
                classificationDecision,
                answers);
    }
}
