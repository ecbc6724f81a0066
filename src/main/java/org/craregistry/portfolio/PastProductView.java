package org.craregistry.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.craregistry.law.Article15Route;
import org.craregistry.portfolio.ProductView.DecisionView;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded of a product by the end of a day, as it is read.
 *
 * @param known the end of the day in the product's portfolio
 */
public record PastProductView(LocalDate knownOn, Instant known, PastProduct product) {

    /** Everything on record that the law answered from. */
    public LawInput lawInput() {
        return product.lawInput();
    }

    public String reference() {
        return product.identity().reference();
    }

    public String version() {
        return product.identity().version();
    }

    public String name() {
        return product.identity().name();
    }

    public @Nullable String description() {
        return product.identity().description();
    }

    public @Nullable String manufacturer() {
        return product.identity().manufacturer();
    }

    public @Nullable String manufacturerAddress() {
        return product.identity().manufacturerAddress();
    }

    public @Nullable String responsible() {
        return product.identity().responsible();
    }

    public @Nullable String intendedPurpose() {
        return product.identity().intendedPurpose();
    }

    public @Nullable String website() {
        return product.identity().website();
    }

    /** The plain answers by fact name; what was not answered is absent. */
    public Map<String, Object> facts() {
        return product.facts().plain();
    }

    /** The names of the fields and of the facts that it took over from its portfolio. */
    public List<String> fromPortfolio() {
        return product.defaults().takenOverBy(product.own());
    }

    public int certificates() {
        return product.evidence().certificates().size();
    }

    public int declarations() {
        return product.evidence().declarations().size();
    }

    public int assessments() {
        return product.evidence().assessments().size();
    }

    public @Nullable Article15Route route() {
        return product.reliance() == null ? null : product.reliance().route();
    }

    public @Nullable LocalDate routeFrom() {
        return product.reliance() == null ? null : product.reliance().from();
    }

    public @Nullable Boolean routePlanned() {
        return product.reliance() == null ? null : product.reliance().planned();
    }

    public @Nullable DecisionView classificationDecision() {
        return product.classificationDecision();
    }

    public Instant changedAt() {
        return product.changedAt();
    }

    public @Nullable Instant withdrawnAt() {
        return product.withdrawnAt();
    }
}
