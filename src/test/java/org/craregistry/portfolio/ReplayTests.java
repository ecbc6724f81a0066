package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Change.Subject;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Article15Route;
import org.craregistry.law.BooleanFact;
import org.craregistry.law.CategoryFact;
import org.craregistry.law.ChoiceFact;
import org.craregistry.law.ChoicesFact;
import org.craregistry.law.DateFact;
import org.craregistry.law.ElementStanding;
import org.craregistry.law.Fact;
import org.craregistry.law.Facts;
import org.craregistry.law.NumberFact;
import org.craregistry.law.RequirementStanding;
import org.craregistry.law.Vocabulary;
import org.craregistry.storage.Ids;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.RandomProducts;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class ReplayTests {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    /** A record of every kind with every field. */
    private static final Map<EvidenceKind, Map<String, Object>> EVERYTHING = Map.of(
            EvidenceKind.CERTIFICATE,
            Map.ofEntries(
                    Map.entry("scheme", "EUCC"),
                    Map.entry("kind", "CERTIFICATE"),
                    Map.entry("number", "17"),
                    Map.entry("level", "HIGH"),
                    Map.entry("issuer", "true"),
                    Map.entry("certifiedObject", "THIS_PRODUCT"),
                    Map.entry("certifiedVersion", "3"),
                    Map.entry("coversVersions", List.of("3.1", "3.2")),
                    Map.entry("continuityDocument", "4"),
                    Map.entry("issuedOn", "2026-06-01"),
                    Map.entry("expiresOn", "2031-05-31"),
                    Map.entry("withdrawnOn", "2029-01-01"),
                    Map.entry("suspendedFrom", "2028-01-01"),
                    Map.entry("suspendedUntil", "2028-02-01"),
                    Map.entry("covers", List.of("CRA-AI-P1-1", "A15-CY1")),
                    Map.entry("url", "https://example.com/17")),
            EvidenceKind.DECLARATION,
            Map.ofEntries(
                    Map.entry("number", "1"),
                    Map.entry("form", "FULL"),
                    Map.entry("issuedOn", "2028-05-20"),
                    Map.entry("withdrawnOn", "2029-05-20"),
                    Map.entry("annexVItems", List.of(1, 2)),
                    Map.entry("identifiesThisVersion", true),
                    Map.entry("namesAiActArticle15", false),
                    Map.entry("elements", List.of("A15-CY1")),
                    Map.entry("acts", List.of("CRA", "AI_ACT")),
                    Map.entry("signatory", "2"),
                    Map.entry("url", "https://example.com/1")),
            EvidenceKind.ASSESSMENT,
            Map.ofEntries(
                    Map.entry("procedure", "AI_ACT_ANNEX_VI"),
                    Map.entry("bodyName", "null"),
                    Map.entry("bodyNumber", "0123"),
                    Map.entry("certificateNumber", "9"),
                    Map.entry("completedOn", "2027-05-10"),
                    Map.entry("validUntil", "2031-05-10"),
                    Map.entry("coversAnnexI", true),
                    Map.entry("article39Assessed", false),
                    Map.entry("openFindings", false),
                    Map.entry("manualReviewReference", "4")));

    @LocalServerPort
    private int port;

    @Autowired
    private ChangeLog changeLog;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Products products;

    @Autowired
    private Clock clock;

    private final UUID product = Ids.next();
    private final List<Change> changes = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5})
    void rebuildsEveryProductAsItIs(long seed) {
        Registry registry = new Registry(port);
        String portfolio = registry.portfolio(Registry.newKey());
        RandomProducts made = new RandomProducts(registry, portfolio, seed);
        Random random = new Random(seed);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(made.add());
        }
        for (int i = 0; i < 60; i++) {
            made.change(ids.get(random.nextInt(ids.size())));
        }
        String gone = ids.get(0);
        int revision = registry.administrator()
                .ask("query ($id: ID!) { product(by: {id: $id}) { revision } }", Map.of("id", gone))
                .data("/product/revision")
                .asInt();
        registry.mutate(
                "withdrawProduct", Map.of("id", gone, "expectedRevision", revision, "reason", "End of life"), "");

        UUID portfolioId = NodeId.parse(portfolio).id();
        Instant now = clock.instant().plus(Duration.ofHours(1));
        List<PastProduct> replayed;
        try (Stream<PastProduct> found = ProductHistory.replayed(changeLog.ofProductsIn(Map.of(portfolioId, now)))) {
            replayed = found.toList();
        }

        assertThat(replayed).hasSize(ids.size());
        int records = 0;
        for (PastProduct past : replayed) {
            Product present = present(past.productId());
            assertThat(past.lawInput()).isEqualTo(present.lawInput(Defaults.NONE));
            assertThat(past.identity()).isEqualTo(present.state().identity());
            assertThat(past.isWithdrawn()).isEqualTo(present.isWithdrawn());
            for (EvidenceKind kind : EvidenceKind.values()) {
                assertThat(known(past.evidence(), kind)).isEqualTo(known(present.evidence(), kind));
                records += past.evidence().records(kind).size();
            }
        }
        assertThat(records).isPositive();
        assertThat(replayed).anyMatch(PastProduct::isWithdrawn).anyMatch(past -> past.classificationDecision() != null);
    }

    private Product present(UUID product) {
        return transactions.execute(status -> products.lock(List.of(product))).get(0);
    }

    @Test
    void readsTextsThatLookLikeJsonAsTexts() {
        change(Subject.PRODUCT, product, Action.CREATED, field("reference", "[1]"), field("name", "true"));
        UUID certificate = Ids.next();
        change(
                Subject.CERTIFICATE,
                certificate,
                Action.CREATED,
                field("number", "17"),
                field("scheme", "null"),
                field("covers", "[\"A15-CY1\"]"));

        PastProduct past = replayed();
        assertThat(past.identity().reference()).isEqualTo("[1]");
        assertThat(past.evidence().certificates().get(0).content().number()).isEqualTo("17");
        assertThat(past.evidence().certificates().get(0).content().scheme()).isEqualTo("null");
        assertThat(past.evidence().certificates().get(0).content().elements())
                .containsExactly(Article15Element.find("A15-CY1").orElseThrow());
    }

    @Test
    void takesWhatCannotBeReadAnyMoreForUnanswered() {
        UUID certificate = Ids.next();
        change(
                Subject.PRODUCT,
                product,
                Action.CREATED,
                field("reference", "R-1"),
                field("nature", "A_WORD_THAT_WENT"),
                field("aiSystem", "perhaps"),
                field("aQuestionThatWent", "true"),
                field("dataConnection", "true"),
                field("placedOnMarketOn", "2027-02-31"));
        change(
                Subject.PRODUCT,
                product,
                Action.UPDATED,
                field("requirements.CRA-XX.standing", "FULFILLED"),
                field("requirements.CRA-AI-P1-1.standing", "FULFILLED"),
                field("article15Elements.A15-CY1.standing", "A_WORD_THAT_WENT"));
        change(
                Subject.CERTIFICATE,
                certificate,
                Action.CREATED,
                field("kind", "A_WORD_THAT_WENT"),
                field("covers", "[\"CRA-XX\"]"),
                field("scheme", "EUCC"));

        PastProduct past = replayed();
        assertThat(past.facts().answered()).containsExactly(Vocabulary.fact("dataConnection"));
        assertThat(past.evidence().requirements()).hasSize(1);
        assertThat(past.evidence().elements()).isEmpty();
        assertThat(past.evidence().certificates().get(0).content().scheme()).isEqualTo("EUCC");
        assertThat(past.evidence().certificates().get(0).content().kind()).isNull();
    }

    @Test
    void reliesOnTheRouteThatWasDecidedLast() {
        change(Subject.PRODUCT, product, Action.CREATED, field("reference", "R-1"));
        assertThat(replayed().reliance()).isNull();
        change(
                Subject.PRODUCT,
                product,
                Action.DECIDED,
                field("route", "CRA_CONFORMITY"),
                field("from", "2027-12-11"),
                field("plan", "true"));
        assertThat(replayed().reliance())
                .isEqualTo(new RouteReliance(
                        Article15Route.CRA_CONFORMITY, java.time.LocalDate.parse("2027-12-11"), true));
        change(Subject.PRODUCT, product, Action.DECIDED, field("plan", "false"));
        assertThat(replayed().reliance())
                .isEqualTo(new RouteReliance(
                        Article15Route.CRA_CONFORMITY, java.time.LocalDate.parse("2027-12-11"), false));
        assertThat(replayed().classificationDecision()).isNull();
    }

    static Stream<Fact<?>> everyFact() {
        return Vocabulary.FACTS.stream();
    }

    @ParameterizedTest
    @MethodSource("everyFact")
    void replaysEveryFactAsItIsLogged(Fact<?> fact) {
        Map<String, Object> told = Map.of(fact.name(), answer(fact));
        change(
                Subject.PRODUCT,
                product,
                Action.CREATED,
                FieldChange.between(Map.of(), Facts.of(told).plain()).toArray(FieldChange[]::new));
        assertThat(replayed().facts()).isEqualTo(Facts.of(told));
        assertThat(replayed().facts().answered()).isNotEmpty();
    }

    private static Object answer(Fact<?> fact) {
        if (fact instanceof BooleanFact) {
            return true;
        }
        if (fact instanceof NumberFact number) {
            return number.maximum();
        }
        if (fact instanceof DateFact) {
            return "2028-06-01";
        }
        if (fact instanceof ChoicesFact<?> choices) {
            return choices.codes().subList(0, 2);
        }
        return fact instanceof ChoiceFact<?> choice
                ? choice.codes().get(0)
                : ((CategoryFact) fact).codes().get(0);
    }

    @Test
    void replaysEveryFieldOfEvidenceAsItIsLogged() throws ReflectiveOperationException {
        Map<EvidenceKind, Object> filed = new EnumMap<>(EvidenceKind.class);
        for (Map.Entry<EvidenceKind, Map<String, Object>> one : EVERYTHING.entrySet()) {
            Object content = one.getKey().read(one.getValue());
            for (RecordComponent component : content.getClass().getRecordComponents()) {
                Object value = component.getAccessor().invoke(content);
                assertThat(value)
                        .as("what is told as %s", component)
                        .isNotNull()
                        .isNotEqualTo(Set.of());
            }
            filed.put(one.getKey(), content);
        }
        assertThat(filed).hasSize(EvidenceKind.values().length);

        change(Subject.PRODUCT, product, Action.CREATED, field("reference", "R-1"));
        filed.forEach((kind, content) -> change(
                kind.subject(),
                Ids.next(),
                Action.CREATED,
                FieldChange.between(Map.of(), kind.plain(content)).toArray(FieldChange[]::new)));
        FiledEvidence evidence = replayed().evidence();
        filed.forEach((kind, content) -> assertThat(evidence.records(kind))
                .as(kind.name())
                .extracting(record -> (Object) record.content())
                .containsExactly(content));
    }

    @Test
    void replaysEveryStandingAsItIsLogged() {
        FiledEvidence standing = FiledEvidence.NONE
                .standingToRequirements(
                        List.of(),
                        Stream.of(AnnexIRequirement.values())
                                .collect(Collectors.toMap(
                                        one -> one,
                                        one -> new RequirementStanding(
                                                RequirementStanding.Value.NOT_APPLICABLE, "[\"No\"] " + one))))
                .standingToElements(
                        List.of(),
                        Stream.of(Article15Element.values())
                                .collect(Collectors.toMap(
                                        one -> one, one -> new ElementStanding(ElementStanding.Value.EVIDENCED, "7"))));
        for (String code : standing.standings().keySet()) {
            standing = standing.with(
                    code, StandingRecord.NONE.restingOn(3).recorded("ada", NOON).reviewed("bob", NOON));
        }
        change(
                Subject.PRODUCT,
                product,
                Action.CREATED,
                FieldChange.between(Map.of(), standing.plainStandings()).toArray(FieldChange[]::new));
        assertThat(replayed().evidence()).isEqualTo(standing);
    }

    @Test
    void forgetsARecordThatWasRemovedAndNothingElse() {
        UUID one = Ids.next();
        UUID other = Ids.next();
        change(Subject.PRODUCT, product, Action.CREATED, field("reference", "R-1"));
        change(Subject.DECLARATION, one, Action.CREATED, field("number", "1"));
        change(Subject.DECLARATION, other, Action.CREATED, field("number", "2"));
        change(Subject.DECLARATION, one, Action.REMOVED, new FieldChange("number", "1", null));
        assertThat(replayed().evidence().declarations())
                .extracting(filed -> filed.content().number())
                .containsExactly("2");
    }

    private static List<Object> known(FiledEvidence evidence, EvidenceKind kind) {
        return evidence.records(kind).stream()
                .<Object>map(one -> List.of(one.recordId(), one.revision(), one.content(), one.filedBy()))
                .toList();
    }

    private static FieldChange field(String name, String now) {
        return new FieldChange(name, null, now);
    }

    private void change(Subject subject, UUID subjectId, Action action, FieldChange... fields) {
        changes.add(Change.now(
                        Origin.api(NOON.plusSeconds(changes.size()), Ids.next(), "ada"),
                        Ids.next(),
                        subject,
                        subjectId,
                        "R-1",
                        action,
                        null,
                        List.of(fields))
                .concerning(product));
    }

    private PastProduct replayed() {
        return ProductHistory.replayed(changes.stream()).toList().get(0);
    }
}
