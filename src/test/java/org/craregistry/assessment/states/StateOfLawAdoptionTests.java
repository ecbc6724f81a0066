package org.craregistry.assessment.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.testing.Given.aProduct;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.craregistry.assessment.Assessor;
import org.craregistry.assessment.Drafts;
import org.craregistry.assessment.KnownStates;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.assessment.StoredStateOfLaw;
import org.craregistry.assessment.StoredStatesOfLaw;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.Facts;
import org.craregistry.law.Law;
import org.craregistry.law.LegalDate;
import org.craregistry.portfolio.Answers;
import org.craregistry.portfolio.Appraiser;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.portfolio.KeptAnswers;
import org.craregistry.portfolio.KeptAnswers.Extent;
import org.craregistry.portfolio.KeptAnswers.Outdated;
import org.craregistry.portfolio.KeptAnswers.Reevaluated;
import org.craregistry.portfolio.LawInput;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductFilter;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.craregistry.portfolio.StateOfLawContents;
import org.craregistry.security.Caller;
import org.craregistry.storage.Ids;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Jobs;
import org.craregistry.testing.MovedClock;
import org.craregistry.testing.Registry;
import org.craregistry.testing.StatementCount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.JsonNode;

/** What happens when administrators put a state of the law in force, with the work in the background switched off at first. */
@IntegrationTest
class StateOfLawAdoptionTests {

    /** A day on which the CRA applies only where its general application was moved. */
    private static final LocalDate TODAY = LocalDate.parse("2027-12-01");

    private static final Map<String, ?> EARLIER =
            Map.of("dates", List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2027-11-01")));
    private static final Map<String, ?> LATER =
            Map.of("dates", List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2029-11-01")));
    private static final Map<String, Object> PRODUCT =
            Map.of("facts", aProduct().asHardware().placedOn("2027-12-11").facts());
    private static final String COUNTS = """
            query ($key: String!) { portfolio(key: $key) { status { byCraConformity { code count } } } }""";

    @LocalServerPort
    private int port;

    @Autowired
    private MovedClock clock;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private StatesOfLaw states;

    @Autowired
    private StoredStatesOfLaw stored;

    @Autowired
    private ResourcePatternResolver resources;

    @Autowired
    private KeptAnswers kept;

    @Autowired
    private PortfolioQueries portfolios;

    @Autowired
    private AnswerReevaluation reevaluation;

    @Autowired
    private StateOfLawContents contents;

    @Autowired
    private ProductQueries products;

    @Autowired
    private StatementCount statements;

    private Drafts drafts;
    private Registry registry;
    private String key;
    private String portfolio;

    @BeforeEach
    void twoProducts() {
        Jobs.pause(scheduler);
        clock.onTheDay(TODAY);
        drafts = new Drafts(port);
        registry = new Registry(port);
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
        registry.product(portfolio, key + "-1", PRODUCT);
        registry.product(portfolio, key + "-2", PRODUCT);
    }

    @AfterEach
    void backToTheDeliveredLaw() {
        Drafts.removeAll(jdbc, states);
        clock.moveBack();
        scheduler.resume();
    }

    @Test
    void countsAndAnswersUnderTheAdoptedStateAtOnce() {
        assertThat(conformity()).isEqualTo("NOT_YET_APPLICABLE 2");
        JsonNode draft = drafts.draft(EARLIER);
        assertThat(conformity()).isEqualTo("NOT_YET_APPLICABLE 2");

        JsonNode adopted = drafts.adopt(draft);

        assertThat(adopted.at("/status").asString()).isEqualTo("ADOPTED");
        assertThat(adopted.at("/inForce").asBoolean()).isTrue();
        assertThat(adopted.at("/hypothetical").asBoolean()).isFalse();
        assertThat(adopted.at("/adoptedBy").asString()).isEqualTo("admin");
        assertThat(adopted.at("/adoptedAt").asString()).startsWith("2027-12-01T");
        assertThat(adopted.at("/reason").asString()).isEqualTo("It was published.");
        assertThat(drafts.statesOfLaw()).startsWith("R0.1", "R0", "R1");
        assertThat(drafts.state("R0").at("/inForce").asBoolean()).isFalse();
        assertThat(drafts.state("R0").at("/reevaluation").isNull()).isTrue();
        assertThat(conformity()).isEqualTo("NOT_DEMONSTRATED 2");
        assertThat(determinedUnder()).isEqualTo("R0.1");
        assertThat(storedUnder()).containsOnly(states.basis()).hasSize(2);
    }

    @Test
    void isInTheChangeLogWithReasonAndChanges() {
        drafts.adopt(drafts.draft(EARLIER));

        Map<String, Object> logged = jdbc.queryForMap("""
                SELECT c.id, c.subject, c.subject_label, c.reason, c.actor, c.fields FROM change_log c
                JOIN state_of_law s ON s.id = c.subject_id WHERE c.action = 'ADOPTED'""");
        assertThat(logged)
                .containsEntry("subject", "STATE_OF_LAW")
                .containsEntry("subject_label", "R0.1")
                .containsEntry("reason", "It was published.")
                .containsEntry("actor", "admin");
        assertThat(String.valueOf(logged.get("fields")))
                .contains("stateInForce", "R0.1", "dates.CRA_GENERAL_APPLICATION", "2027-12-11", "2027-11-01");
        String id = NodeId.of(NodeId.Kind.CHANGE, Ids.of((byte[]) logged.get("id")));
        Answer change = drafts.administrator()
                .ask(
                        "query ($id: ID!) { node(id: $id) { ... on Change { subject action fieldChanges { field old new } } } }",
                        Map.of("id", id));
        assertThat(change.data("/node/action").asString()).as(change.text()).isEqualTo("ADOPTED");
        assertThat(change.data("/node/fieldChanges/1/old").asString()).isEqualTo("2027-12-11");
    }

    @Test
    void knowsWhichStateWasInForceWhen() {
        Instant before = clock.instant();
        clock.moveTo(before.plusSeconds(60));
        drafts.adopt(drafts.draft(EARLIER));
        clock.moveTo(before.plusSeconds(120));
        drafts.adopt(drafts.draft(LATER));
        Instant first = states.current().find("R0.1").orElseThrow().stored().adoptedAt();

        assertThat(states.current().inForceAt(first.minusMillis(1)).id()).isEqualTo("R0");
        assertThat(states.current().inForceAt(first).id()).isEqualTo("R0.1");
        assertThat(states.current().inForceAt(first.plusMillis(1)).id()).isEqualTo("R0.1");
        assertThat(states.current().inForceAt(before.plus(Duration.ofDays(1))).id())
                .isEqualTo("R0.2");
        assertThat(states.inForce().id()).isEqualTo("R0.2");
        assertThat(states.find("R0.1").hypothetical()).isFalse();
    }

    @Test
    void renewsEveryAnswerInTheBackground() {
        clock.moveBack();
        JsonNode adopted = drafts.adopt(drafts.draft(EARLIER));
        assertThat(adopted.at("/reevaluation/products").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(adopted.at("/reevaluation/renewed").asInt()).isZero();
        assertThat(adopted.at("/reevaluation/done").asBoolean()).isFalse();
        assertThat(storedUnder()).isNotEmpty().doesNotContain(states.basis());

        scheduler.resume();

        await(() -> drafts.state("R0.1").at("/reevaluation/done").asBoolean());
        assertThat(storedUnder()).containsOnly(states.basis());
        await(() -> queued() == 0);
    }

    /** What a node had renewed when it died stays, and whoever picks the task up does the rest. */
    @Test
    void goesOnWhereAReevaluationWasKilled() {
        drafts.adopt(drafts.draft(EARLIER));
        Outdated one =
                kept.find(portfolioId(), TODAY, states.basis(), Extent.TODAY, 1).get(0);
        kept.replace(List.of(
                new Reevaluated(one, new Assessor(states, clock).appraise(one.lawInput(), TODAY, states.current()))));
        Api member = registry.member(portfolio, "VIEWER");
        assertThat(progress(member)).isEqualTo("1 of 2, done: false");
        assertThat(queued()).isEqualTo(1);

        reevaluation.run();

        assertThat(progress(member)).isEqualTo("2 of 2, done: true");
        assertThat(kept.find(portfolioId(), TODAY, states.basis(), Extent.TODAY, 10))
                .isEmpty();
        assertThat(progress(registry.stranger())).isEqualTo("0 of 0, done: true");
    }

    @Test
    void anotherNodeNoticesBeforeItRenewsAndDoesNotRenewBack() throws IOException {
        StatesOfLaw elsewhere = new StatesOfLaw(resources, stored);
        AnswerReevaluation other =
                new AnswerReevaluation(kept, portfolios, new Assessor(elsewhere, clock), elsewhere, clock);
        drafts.adopt(drafts.draft(EARLIER));
        assertThat(conformity()).isEqualTo("NOT_DEMONSTRATED 2");
        assertThat(elsewhere.inForce().id()).isEqualTo("R0");

        other.reevaluate(List.of(view()));

        assertThat(elsewhere.inForce().id()).isEqualTo("R0.1");
        assertThat(storedUnder()).containsOnly(states.basis());
    }

    @Test
    void anotherNodeAnswersUnderTheAdoptedStateWhenItReadsFirst() throws IOException {
        StatesOfLaw elsewhere = new StatesOfLaw(resources, stored);
        AnswerReevaluation other =
                new AnswerReevaluation(kept, portfolios, new Assessor(elsewhere, clock), elsewhere, clock);
        drafts.adopt(drafts.draft(EARLIER));

        other.reevaluate(List.of(view()));

        assertThat(storedUnder()).containsOnly("R0.1 / " + Law.EDITION);
        assertThat(jdbc.queryForList(
                        "SELECT cra_conformity FROM product WHERE reference LIKE ?", String.class, key + "%"))
                .containsOnly("NOT_DEMONSTRATED");
    }

    @Test
    void anotherNodeThatIsRenewingGoesOnUnderTheAdoptedState() throws IOException {
        StatesOfLaw elsewhere = new StatesOfLaw(resources, stored);
        JsonNode draft = drafts.draft(EARLIER);
        jdbc.update("UPDATE product SET answered_under = 'R' WHERE reference LIKE ?", key + "%");
        List<KnownStates> used = new ArrayList<>();
        Assessor interrupted = new Assessor(elsewhere, clock) {
            @Override
            public Answers appraise(LawInput recorded, LocalDate today, KnownStates law) {
                if (used.isEmpty()) {
                    drafts.adopt(draft);
                }
                used.add(law);
                return super.appraise(recorded, today, law);
            }
        };

        new AnswerReevaluation(kept, portfolios, interrupted, elsewhere, clock).reevaluate(List.of(view()));

        assertThat(used).extracting(law -> law.inForce().id()).containsExactly("R0", "R0", "R0.1", "R0.1");
        assertThat(storedUnder()).containsOnly(states.basis());
    }

    @Test
    void keepsWhatWasRenewedSinceItsAnswersWereFound() {
        jdbc.update("UPDATE product SET answered_under = 'R' WHERE reference LIKE ?", key + "%");
        List<Reevaluated> older = kept.find(portfolioId(), TODAY, states.basis(), Extent.TODAY, 10).stream()
                .map(one -> new Reevaluated(one, new Assessor(states, clock).appraise(one.lawInput(), TODAY)))
                .toList();
        drafts.adopt(drafts.draft(EARLIER));
        reevaluation.run();

        assertThat(older).hasSize(2);
        assertThat(kept.replace(older)).isZero();

        assertThat(storedUnder()).containsOnly(states.basis());
        assertThat(conformity()).isEqualTo("NOT_DEMONSTRATED 2");
    }

    @Test
    void goesOnWhereAnotherNodeWasFaster() {
        jdbc.update("UPDATE product SET answered_under = 'R' WHERE reference LIKE ?", key + "%");
        AnswerReevaluation other = new AnswerReevaluation(kept, portfolios, new Assessor(states, clock), states, clock);
        Assessor slower = new Assessor(states, clock) {
            @Override
            public Answers appraise(LawInput recorded, LocalDate today, KnownStates law) {
                other.reevaluate(List.of(view()));
                return super.appraise(recorded, today, law);
            }
        };

        new AnswerReevaluation(kept, portfolios, slower, states, clock).reevaluate(List.of(view()));

        assertThat(storedUnder()).containsOnly(states.basis());
    }

    @Test
    void neverPutsAnOlderSnapshotInPlace() throws IOException {
        AtomicBoolean snapshot = new AtomicBoolean();
        List<StoredStateOfLaw> older = stored.all();
        StatesOfLaw elsewhere = new StatesOfLaw(resources, new StoredStatesOfLaw(jdbc, contents) {
            @Override
            public List<StoredStateOfLaw> all() {
                return snapshot.get() ? older : super.all();
            }
        });
        drafts.adopt(drafts.draft(EARLIER));
        elsewhere.reload();
        snapshot.set(true);

        elsewhere.reload();
        assertThat(elsewhere.inForce().id()).isEqualTo("R0.1");
        assertThat(elsewhere.latest(null).inForce().id()).isEqualTo("R0.1");
    }

    @Test
    void answersAllProductsOfAScanUnderOneState() {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(
                        new Caller(UUID.randomUUID(), "reader", true, false, false), null));
        JsonNode draft = drafts.draft(EARLIER);
        ProductFilter tomorrow = ProductFilter.ALL.on(TODAY.plusDays(1));
        try (Stream<ProductView> scan = products.stream(view(), tomorrow)) {
            Iterator<ProductView> rows = scan.iterator();
            String first = rows.next().answers().under();
            drafts.adopt(draft);

            assertThat(first).startsWith("R0 / ");
            assertThat(rows.next().answers().under()).isEqualTo(first);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void goesOnWithTheLawThatItWasBoundTo() {
        Appraiser bound = new Assessor(states, clock).bound();
        LawInput nothing = LawInput.of(Facts.of(Map.of()), FiledEvidence.NONE, "", false, null);
        Instant before = clock.instant();
        drafts.adopt(drafts.draft(EARLIER));

        assertThat(bound.appraise(nothing, TODAY).under()).startsWith("R0 / ");
        assertThat(bound.appraise(nothing, TODAY, before.plus(Duration.ofDays(1)))
                        .under())
                .startsWith("R0 / ");
        assertThat(bound.bound().appraise(nothing, TODAY).under()).startsWith("R0 / ");
    }

    @Test
    void anotherNodeNoticesDraftsAndAdoptionsByLooking() throws IOException {
        StatesOfLaw elsewhere = new StatesOfLaw(resources, stored);
        JsonNode draft = drafts.draft(EARLIER);
        elsewhere.look();
        assertThat(elsewhere.find("R0.1").hypothetical()).isTrue();

        drafts.adopt(draft);
        elsewhere.look();
        assertThat(elsewhere.inForce().id()).isEqualTo("R0.1");
        KnownStates known = elsewhere.current();
        elsewhere.look();
        assertThat(elsewhere.current()).isSameAs(known);
    }

    @Test
    void aStateThatAnotherNodeAdoptedHoldsFromTheNextRequestOn() {
        drafts.draft(EARLIER);
        StoredStateOfLaw draft = stored.find("R0.1").orElseThrow();
        assertThat(determinedUnder()).isEqualTo("R0");

        stored.adopt(
                draft, 1, new Caller(UUID.randomUUID(), "elsewhere", true, false, false), clock.instant(), "There.");

        assertThat(determinedUnder()).isEqualTo("R0.1");
    }

    @Test
    void anotherNodeLooksByItselfUntilItStops() throws IOException {
        StatesOfLaw elsewhere = new StatesOfLaw(resources, stored);
        StatesOfLawWatch watch = new StatesOfLawWatch(elsewhere);
        watch.start();
        try {
            assertThat(watch.isRunning()).isTrue();
            drafts.adopt(drafts.draft(EARLIER));
            await(() -> elsewhere.inForce().id().equals("R0.1"));
        } finally {
            watch.stop();
        }
        assertThat(watch.isRunning()).isFalse();
    }

    @Test
    void refusesADraftWhoseBaseIsNotInForceAnyMoreUntilItIsGivenTheNewOne() {
        JsonNode first = drafts.draft(EARLIER);
        drafts.draft(Map.of("craStandards", List.of(Drafts.standard("EN 1", "CRA-III-I-03"))));
        drafts.adopt(first);

        JsonNode refused =
                drafts.error("adoptStateOfLaw", Map.of("id", "R0.2", "expectedRevision", 0, "reason", "Also."));
        assertThat(refused.at("/code").asString()).isEqualTo("CONFLICT");
        assertThat(refused.at("/message").asString()).contains("changes R0", "R0.1 is in force");

        JsonNode rebased =
                drafts.done("updateStateOfLawDraft", Map.of("id", "R0.2", "expectedRevision", 0, "base", "R0.1"));
        JsonNode adopted = drafts.adopt(rebased);
        assertThat(adopted.at("/base/code").asString()).isEqualTo("R0.1");
        assertThat(states.inForce().craStandards().entries()).hasSize(1);
        assertThat(states.inForce().dateOf(LegalDate.CRA_GENERAL_APPLICATION)).isEqualTo("2027-11-01");
    }

    @Test
    void letsOneOfTwoAdoptAtOnce() {
        drafts.draft(EARLIER);
        drafts.draft(LATER);
        for (List<String> both : List.of(List.of("R0.1", "R0.2"), List.of("R0.1", "R0.1"))) {
            jdbc.update(
                    "UPDATE state_of_law SET standing = 'DRAFT', revision = 0, adoption = NULL, adopted_at = NULL, adopted_by = NULL");
            jdbc.update("DELETE FROM scheduled_tasks WHERE task_name = 'renew-answers-under'");
            Drafts.readAnew(states);
            List<CompletableFuture<Answer>> calls = both.stream()
                    .map(id -> CompletableFuture.supplyAsync(() -> drafts.mutate(
                            "adoptStateOfLaw", Map.of("id", id, "expectedRevision", 0, "reason", "Now."))))
                    .toList();
            List<String> outcomes = new ArrayList<>();
            calls.forEach(call -> outcomes.add(
                    call.join().data("/adoptStateOfLaw/errors/0/code").asString("ADOPTED")));
            assertThat(outcomes).containsExactlyInAnyOrder("ADOPTED", "CONFLICT");
            assertThat(jdbc.queryForObject(
                            "SELECT COUNT(*) FROM state_of_law WHERE standing = 'ADOPTED'", Integer.class))
                    .isEqualTo(1);
            assertThat(queued()).isEqualTo(1);
        }
    }

    @Test
    void neverAdoptsWithoutAReason() {
        drafts.draft(EARLIER);

        JsonNode refused = drafts.error("adoptStateOfLaw", Map.of("id", "R0.1", "expectedRevision", 0, "reason", " "));

        assertThat(refused.at("/code").asString()).isEqualTo("REQUIRED");
        assertThat(refused.at("/path/0").asString()).isEqualTo("reason");
        assertThat(states.inForce().id()).isEqualTo("R0");
        assertThat(queued()).isZero();
    }

    @Test
    void refusesMembersAndAuditorsToAdopt() {
        drafts.draft(EARLIER);
        Drafts member = new Drafts(registry.member(portfolio, "COMPLIANCE"));

        JsonNode refused =
                member.error("adoptStateOfLaw", Map.of("id", "R0.1", "expectedRevision", 0, "reason", "Me too."));

        assertThat(refused.at("/code").asString()).isEqualTo("FORBIDDEN");
        assertThat(member.statesOfLaw()).contains("R0.1");
        assertThat(states.inForce().id()).isEqualTo("R0");
    }

    @Test
    void asksTheDatabaseNoMoreOftenThanBefore() {
        drafts.adopt(drafts.draft(EARLIER));
        reevaluation.run();
        Api reader = registry.member(portfolio, "VIEWER");

        assertThat(statements.during(() -> conformity(reader))).hasSize(4);
        List<String> nested = statements.during(() -> reader.ask("""
                query ($key: String!) { portfolio(key: $key) { products { nodes { determination { stateOfLaw {
                  id status inForce adoptedBy legalChanges { reference } reevaluation { renewed } } } } } } }""", Map.of("key", key)));
        assertThat(nested).hasSize(4);
        assertThat(nested).filteredOn(sql -> sql.contains("answered_under = ")).hasSize(1);
    }

    private String conformity() {
        return conformity(drafts.administrator());
    }

    private String conformity(Api reader) {
        Answer answer = reader.ask(COUNTS, Map.of("key", key));
        assertThat(answer.json().has("errors")).as(answer.text()).isFalse();
        JsonNode counts = answer.data("/portfolio/status/byCraConformity");
        assertThat(counts).hasSize(1);
        return counts.at("/0/code").asString() + " " + counts.at("/0/count").asInt();
    }

    private String determinedUnder() {
        return drafts.administrator()
                .ask(
                        "query ($key: String!) { portfolio(key: $key) { products { nodes { determination { stateOfLaw { code } } } } } }",
                        Map.of("key", key))
                .data("/portfolio/products/nodes/0/determination/stateOfLaw/code")
                .asString();
    }

    private static String progress(Api reader) {
        JsonNode progress = reader.ask(
                        "{ law { states { nodes { inForce reevaluation { products renewed done } } } } }")
                .data("/law/states/nodes/0/reevaluation");
        return "%d of %d, done: %b"
                .formatted(
                        progress.at("/renewed").asInt(),
                        progress.at("/products").asInt(),
                        progress.at("/done").asBoolean());
    }

    private List<String> storedUnder() {
        return jdbc.queryForList("SELECT answered_under FROM product WHERE reference LIKE ?", String.class, key + "%");
    }

    private int queued() {
        Integer queued = jdbc.queryForObject(
                "SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = 'renew-answers-under'", Integer.class);
        return queued == null ? 0 : queued;
    }

    private UUID portfolioId() {
        return Ids.of(jdbc.queryForObject("SELECT id FROM portfolio WHERE portfolio_key = ?", byte[].class, key));
    }

    private PortfolioView view() {
        return portfolios.findForWork(portfolioId()).orElseThrow();
    }

    private static void await(BooleanSupplier reached) {
        for (int i = 0; i < 300 && !reached.getAsBoolean(); i++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(reached.getAsBoolean()).isTrue();
    }
}
