package org.craregistry.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.Facts;
import org.jspecify.annotations.Nullable;

/**
 * A product as it is read.
 *
 * @param factsJson the stored answers; {@link #facts()} reads them
 * @param storedEvidence what is on file as it is stored; {@link #evidence()} reads it
 * @param reliance the route to AI Act Article 15 that is relied on; {@code null} where nobody has decided
 * @param answers what the law answered when the product was last written or re-evaluated
 */
public record ProductView(
        UUID productId,
        PortfolioView portfolio,
        int revision,
        Identity identity,
        String factsJson,
        StoredEvidence storedEvidence,
        @Nullable RouteReliance reliance,
        @Nullable LocalDate placedOn,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant withdrawnAt,
        @Nullable DecisionView classificationDecision,
        Answers answers) {

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

    public String reference() {
        return identity.reference();
    }

    public String version() {
        return identity.version();
    }

    public String name() {
        return identity.name();
    }

    public @Nullable String description() {
        return identity.description();
    }

    public @Nullable String manufacturer() {
        return identity.manufacturer();
    }

    public @Nullable String manufacturerAddress() {
        return identity.manufacturerAddress();
    }

    public @Nullable String responsible() {
        return identity.responsible();
    }

    public @Nullable String intendedPurpose() {
        return identity.intendedPurpose();
    }

    public @Nullable String website() {
        return identity.website();
    }

    /** The plain answers by fact name; what is not answered is absent. */
    public Map<String, Object> facts() {
        return FactsColumn.plain(factsJson);
    }

    /** The calendar day that a moment falls on in its portfolio. */
    public LocalDate dayOf(Instant moment) {
        return portfolio.dayOf(moment);
    }

    /** Everything of it that people tell. */
    public ProductState state() {
        return new ProductState(identity, Facts.of(facts()));
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
                identity,
                factsJson,
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
