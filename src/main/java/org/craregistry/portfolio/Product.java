package org.craregistry.portfolio;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.Facts;
import org.craregistry.law.Vocabulary;
import org.craregistry.storage.Ids;
import org.craregistry.storage.SortKey;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;

/** One product at one version, as it is stored. Whoever changes it asks the appraiser anew. */
@Entity
class Product {

    /** The value of {@code standing} while the product is not withdrawn; the column is null afterwards. */
    private static final Byte STANDS = 1;

    @Id
    private UUID id;

    private UUID portfolioId;
    private byte[] naturalKey;
    private @Nullable Byte standing;

    @Version
    private @Nullable Integer revision;

    private ProductState state;
    private @Nullable String evidence;
    private @Nullable LocalDate placedOn;
    private Instant createdAt;
    private Instant changedAt;
    private @Nullable Instant withdrawnAt;
    private @Nullable UUID classificationDecisionId;
    private @Nullable UUID routeDecisionId;
    private @Nullable RouteReliance reliance;

    private String referenceSort;
    private String nameSort;
    private String manufacturerSort;
    private String responsibleSort;
    private String searchText;

    /** From which day on the periods of its answers tell them. */
    private LocalDate periodsFrom = AnswerPeriods.NEVER;

    /** Under which defaults of the portfolio the answers were given. */
    private int defaultsNumber;

    private Answers answers;

    protected Product() {}

    /** A product that is not answered yet: whoever adds it keeps answers before it is stored. */
    Product(UUID id, Portfolio portfolio, ProductState state, Instant now) {
        this.id = id;
        this.portfolioId = portfolio.id();
        this.standing = STANDS;
        this.createdAt = now;
        this.answers = Answers.unknown("", null);
        become(state, now);
    }

    /** From a row with all columns. */
    static Product read(ResultSet row) throws SQLException {
        Product product = new Product();
        product.id = Ids.of(row.getBytes("id"));
        product.portfolioId = Ids.of(row.getBytes("portfolio_id"));
        product.naturalKey = row.getBytes("natural_key");
        product.standing = row.getObject("standing", Byte.class);
        product.revision = row.getInt("revision");
        product.state = new ProductState(ProductRow.identity(row), Facts.of(FactsColumn.plain(row.getString("facts"))));
        product.evidence = row.getString("evidence");
        product.placedOn = row.getObject("placed_on", LocalDate.class);
        product.createdAt = UtcTime.of(row, "created_at");
        product.changedAt = UtcTime.of(row, "changed_at");
        product.withdrawnAt = UtcTime.ofNullable(row, "withdrawn_at");
        product.classificationDecisionId = Ids.ofNullable(row.getBytes("classification_decision_id"));
        product.routeDecisionId = Ids.ofNullable(row.getBytes("route_decision_id"));
        product.reliance = ProductRow.reliance(row);
        product.referenceSort = row.getString("reference_sort");
        product.nameSort = row.getString("name_sort");
        product.manufacturerSort = row.getString("manufacturer_sort");
        product.responsibleSort = row.getString("responsible_sort");
        product.searchText = row.getString("search_text");
        product.periodsFrom = row.getObject("periods_from", LocalDate.class);
        product.defaultsNumber = row.getInt("defaults_number");
        product.answers = ProductRow.answers(row);
        return product;
    }

    UUID id() {
        return id;
    }

    UUID portfolioId() {
        return portfolioId;
    }

    int revision() {
        return revision == null ? 0 : revision;
    }

    Instant changedAt() {
        return changedAt;
    }

    boolean isWithdrawn() {
        return standing == null;
    }

    /** What lists order it by, by its reference. */
    String referenceSort() {
        return referenceSort;
    }

    /** What the search for products looks through. */
    String searchText() {
        return searchText;
    }

    boolean isDecided() {
        return classificationDecisionId != null;
    }

    /** What is told of it itself; its portfolio may have more in common. */
    ProductState state() {
        return state;
    }

    FiledEvidence evidence() {
        return EvidenceColumn.read(evidence);
    }

    /** Everything on record that the law answers from. @param defaults those of its portfolio */
    LawInput lawInput(Defaults defaults) {
        Facts facts = defaults.under(state.facts());
        return LawInput.of(facts, evidence(), state.identity().version(), isDecided(), reliance);
    }

    /**
     * What the law looks at of a product, as it is stored: where it is the same, so are the answers, and what is kept with them.
     *
     * @param referenceSort of which the law asks nothing; the dates kept of the product stand in its order
     * @param evidence the document of what is on file; {@code null} where nothing is
     * @param decided whether a person has decided the core functionality
     */
    record Asked(
            String referenceSort,
            Facts facts,
            @Nullable String evidence,
            String version,
            boolean decided,
            @Nullable RouteReliance reliance) {}

    /** What the law looks at of it. */
    Asked asked() {
        return new Asked(
                referenceSort, state.facts(), evidence, state.identity().version(), isDecided(), reliance);
    }

    /**
     * Whether the answers that are kept hold for what they were asked about.
     *
     * @param basis what answers given now rest on
     * @param defaults the number of those of its portfolio
     */
    boolean isAnswered(LocalDate day, String basis, int defaults) {
        LocalDate last = answers.holdUntil();
        return answers.under().equals(basis) && defaultsNumber == defaults && (last == null || !last.isBefore(day));
    }

    /** What it is counted by; {@code null} once it is withdrawn. */
    @Nullable
    CountedAnswers counted() {
        return isWithdrawn() ? null : CountedAnswers.of(portfolioId, answers, reliance);
    }

    @Nullable
    UUID routeDecisionId() {
        return routeDecisionId;
    }

    @Nullable
    RouteReliance reliance() {
        return reliance;
    }

    /** Takes on a new state; the answers kept so far no longer hold. */
    final void become(ProductState state, Instant now) {
        Identity identity = state.identity();
        this.state = state;
        this.naturalKey = identity.key().hash();
        this.referenceSort = SortKey.of(identity.reference());
        this.nameSort = SortKey.of(identity.name());
        this.manufacturerSort = SortKey.of(identity.manufacturer());
        this.responsibleSort = SortKey.of(identity.responsible());
        this.searchText = SearchText.of(identity);
        this.placedOn = state.facts().get(Vocabulary.PLACED_ON_MARKET_ON);
        this.changedAt = now;
    }

    /**
     * Keeps what the law answers for the present state.
     *
     * @param periodsFrom from which day on periods tell it as well; {@link AnswerPeriods#NEVER} where there are none yet
     * @param defaults under which of the portfolio
     */
    final void keep(Answers answers, LocalDate periodsFrom, int defaults) {
        this.answers = answers;
        this.periodsFrom = periodsFrom;
        this.defaultsNumber = defaults;
    }

    /**
     * What its row holds beside its id and its revision, by column and always in the same order; facts, ids and moments as such. What
     * is stored with each is the matter of {@link ProductTable}.
     */
    Map<String, @Nullable Object> columns() {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("portfolio_id", portfolioId);
        columns.put("natural_key", naturalKey);
        columns.put("standing", standing);
        putIdentity(columns, state.identity());
        columns.put("facts", state.facts());
        columns.put("evidence", evidence);
        columns.put("placed_on", placedOn);
        columns.put("created_at", createdAt);
        columns.put("changed_at", changedAt);
        columns.put("withdrawn_at", withdrawnAt);
        columns.put("classification_decision_id", classificationDecisionId);
        columns.put("route_decision_id", routeDecisionId);
        columns.put("route_from", reliance == null ? null : reliance.from());
        columns.put("route_planned", reliance == null ? null : reliance.planned());
        columns.put("reference_sort", referenceSort);
        columns.put("name_sort", nameSort);
        columns.put("manufacturer_sort", manufacturerSort);
        columns.put("responsible_sort", responsibleSort);
        columns.put("search_text", searchText);
        columns.put("periods_from", periodsFrom);
        columns.put("defaults_number", defaultsNumber);
        for (AnswerColumn answer : AnswerColumn.values()) {
            columns.put(answer.column(), answer.stored(answers, reliance));
        }
        columns.put("expires_on", answers.expiresOn());
        columns.put("support_until", answers.supportUntil());
        columns.put("answered_under", answers.under());
        columns.put("answers_hold_until", answers.holdUntil());
        return columns;
    }

    private static void putIdentity(Map<String, @Nullable Object> columns, Identity identity) {
        columns.put("reference", identity.reference());
        columns.put("version", identity.version());
        columns.put("name", identity.name());
        columns.put("description", identity.description());
        columns.put("manufacturer", identity.manufacturer());
        columns.put("manufacturer_address", identity.manufacturerAddress());
        columns.put("responsible", identity.responsible());
        columns.put("intended_purpose", identity.intendedPurpose());
        columns.put("website", identity.website());
    }

    /** Has other evidence on file. */
    void file(FiledEvidence changed, Instant now) {
        this.evidence = EvidenceColumn.write(changed);
        this.changedAt = now;
    }

    /** Relies on a route from now on. */
    void rely(UUID decision, RouteReliance reliance, Instant now) {
        this.routeDecisionId = decision;
        this.reliance = reliance;
        this.changedAt = now;
    }

    /** Relies on no route any more. */
    void relyOnNone(Instant now) {
        this.routeDecisionId = null;
        this.reliance = null;
        this.changedAt = now;
    }

    /** Takes the decided core functionality as the answer to its fact. */
    void classify(ClassificationDecision decision, CategoryCode coreFunctionality, Instant now) {
        become(
                new ProductState(
                        state.identity(), state.facts().with(Vocabulary.CORE_FUNCTIONALITY, coreFunctionality)),
                now);
        this.classificationDecisionId = decision.id();
    }

    void withdraw(Instant now) {
        this.standing = null;
        this.withdrawnAt = now;
        this.changedAt = now;
    }
}
