package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Change.Subject;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Vocabulary;
import org.craregistry.storage.Ids;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.RandomProducts;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class ReplayTests {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private ChangeLog changeLog;

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
            Product present = products.findById(past.productId()).orElseThrow();
            assertThat(past.recorded()).isEqualTo(present.recorded());
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
