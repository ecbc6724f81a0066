package org.craregistry.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.Facts;
import org.jspecify.annotations.Nullable;

/**
 * A product as it is read.
 *
 * @param told what is told of it itself, as it is stored; {@link #own()} reads it
 * @param storedEvidence what is on file as it is stored; {@link #evidence()} reads it
 * @param reliance the route to AI Act Article 15 that is relied on; {@code null} where nobody has decided
 * @param keptAnswers what the law answered when the product was last written or re-evaluated; {@code null} where they were not read
 */
public record ProductView(
        UUID productId,
        PortfolioView portfolio,
        int revision,
        Told told,
        StoredEvidence storedEvidence,
        @Nullable RouteReliance reliance,
        @Nullable LocalDate placedOn,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant withdrawnAt,
        @Nullable DecisionView classificationDecision,
        @Nullable Answers keptAnswers) {

    /** What is told of a product itself. @param facts the stored answers */
    record Told(Identity identity, String facts) {}

    /** A signed decision on the core functionality. */
    public record DecisionView(
            @Nullable UUID decisionId, String coreFunctionality, String reason, String decidedBy, Instant decidedAt) {

        /** The id that clients see; {@code null} where it was read from the history. */
        public @Nullable String id() {
            return decisionId == null ? null : NodeId.of(NodeId.Kind.CLASSIFICATION_DECISION, decisionId);
        }
    }

    /** The id that clients see. */
    public String id() {
        return NodeId.of(NodeId.Kind.PRODUCT, productId);
    }

    /** What it is known by, with what it takes over from its portfolio. */
    public Identity identity() {
        return portfolio.defaults().under(told.identity());
    }

    public String reference() {
        return told.identity().reference();
    }

    public String version() {
        return told.identity().version();
    }

    public String name() {
        return told.identity().name();
    }

    public @Nullable String description() {
        return told.identity().description();
    }

    public @Nullable String manufacturer() {
        return identity().manufacturer();
    }

    public @Nullable String manufacturerAddress() {
        return identity().manufacturerAddress();
    }

    public @Nullable String responsible() {
        return told.identity().responsible();
    }

    public @Nullable String intendedPurpose() {
        return told.identity().intendedPurpose();
    }

    public @Nullable String website() {
        return told.identity().website();
    }

    /** The plain answers by fact name, its own and those of its portfolio; what is not answered is absent. */
    public Map<String, Object> facts() {
        return portfolio.defaults().under(FactsColumn.plain(told.facts()));
    }

    /** The names of the fields and of the facts that it takes over from its portfolio. */
    public List<String> fromPortfolio() {
        Defaults defaults = portfolio.defaults();
        return defaults.equals(Defaults.NONE) ? List.of() : defaults.takenOverBy(own());
    }

    /** The calendar day that a moment falls on in its portfolio. */
    public LocalDate dayOf(Instant moment) {
        return portfolio.dayOf(moment);
    }

    /** What people tell of it itself. */
    public ProductState own() {
        return new ProductState(told.identity(), Facts.of(FactsColumn.plain(told.facts())));
    }

    /**
     * Whether it has all of these values already; they need not be checked then. What is no is found out at little cost, what is
     * yes where they are as it keeps them.
     *
     * @param values as {@link ProductDraft} takes them
     */
    public boolean has(Map<String, ? extends @Nullable Object> values) {
        Map<String, Object> facts = FactsColumn.plain(told.facts());
        return values.entrySet().stream()
                .allMatch(one -> IdentityField.find(one.getKey())
                        .map(field -> ProductDraft.isText(one.getValue(), field.of(told.identity())))
                        .orElseGet(() -> Objects.equals(one.getValue(), facts.get(one.getKey()))));
    }

    /** Everything of it, with what it takes over from its portfolio. */
    public ProductState state() {
        return portfolio.defaults().under(own());
    }

    /** What the law answered; a product that was read without its answers cannot be asked. */
    public Answers answers() {
        return Objects.requireNonNull(keptAnswers, "This product was read without its answers");
    }

    /** What is on file. */
    public FiledEvidence evidence() {
        return storedEvidence.read();
    }

    /** Everything on record that the law answers from. */
    public LawInput lawInput() {
        return ProductWithEvidence.of(this).lawInput();
    }

    /** The same with the answers of another day. */
    ProductView with(Answers ofTheDay) {
        return new ProductView(
                productId,
                portfolio,
                revision,
                told,
                storedEvidence,
                reliance,
                placedOn,
                createdAt,
                changedAt,
                withdrawnAt,
                classificationDecision,
                ofTheDay);
    }

    /** Whether a person has decided its core functionality. */
    public boolean isDecided() {
        return classificationDecision != null;
    }
}
