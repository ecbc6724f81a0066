package org.craregistry.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.craregistry.audit.ChangeLog;
import org.craregistry.law.Facts;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.plain.StateOfLawAmendment;
import org.craregistry.law.plain.StateOfLawWriter;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.portfolio.LawInput;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.MovedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.yaml.snakeyaml.Yaml;

/** What is recorded when the registry starts with another state of the law than it was delivered with before. */
@IntegrationTest
class DeliveryRecordTests {

    private static final Instant UPGRADE = Instant.parse("2031-03-05T06:00:00Z");

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private MovedClock clock;

    @Autowired
    private StatesOfLaw states;

    @Autowired
    private StoredStatesOfLaw stored;

    @Autowired
    private ChangeLog changeLog;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ResourcePatternResolver resources;

    @BeforeEach
    @AfterEach
    void nothingRecorded() {
        Drafts.removeAll(jdbc, states);
        jdbc.update("DELETE FROM state_of_law_delivery");
        jdbc.update("DELETE FROM change_log WHERE subject = 'STATE_OF_LAW' AND through = 'SYSTEM'");
        Drafts.readAnew(states);
        clock.moveBack();
    }

    @Test
    void recordsOnceWhatIsInForceAndWritesItInTheChangeLog() {
        record(states);
        record(states);

        assertThat(deliveries()).containsExactly("R0");
        assertThat(jdbc.queryForMap("""
                SELECT subject_label, action, actor, fields FROM change_log
                WHERE subject = 'STATE_OF_LAW' AND through = 'SYSTEM'"""))
                .containsEntry("subject_label", "R0")
                .containsEntry("action", "ADOPTED")
                .containsEntry("actor", "registry")
                .hasEntrySatisfying(
                        "fields", fields -> assertThat(fields.toString()).contains("stateInForce", "R0"));
    }

    @Test
    void recordsOnceWhereTwoNodesStartAtOnce() {
        for (int round = 0; round < 5; round++) {
            nothingRecorded();
            List<CompletableFuture<Void>> nodes = new ArrayList<>();
            for (int node = 0; node < 2; node++) {
                nodes.add(CompletableFuture.runAsync(() -> record(states)));
            }
            nodes.forEach(CompletableFuture::join);

            assertThat(deliveries()).containsExactly("R0");
            assertThat(logged()).isEqualTo(1);
        }
    }

    @Test
    void answersForThePastUnderWhatWasInForceThen() throws IOException {
        record(states);
        StatesOfLaw upgraded = upgraded();
        assertThat(upgraded.inForce().id()).isEqualTo("R5");
        clock.moveTo(UPGRADE);
        record(upgraded);

        assertThat(deliveries()).containsExactly("R0", "R5");
        KnownStates law = upgraded.current();
        Instant upgrade = stored.deliveries().get(1).at();
        assertThat(law.inForceAt(upgrade.minusMillis(1)).id()).isEqualTo("R0");
        assertThat(law.inForceAt(upgrade).id()).isEqualTo("R5");
        assertThat(law.inForceAt(Instant.EPOCH).id()).isEqualTo("R0");
        Assessor assessor = new Assessor(upgraded, clock);
        assertThat(underKnownAt(upgrade, assessor)).startsWith("R0 / ");
        assertThat(underKnownAt(upgrade.plusMillis(1), assessor)).startsWith("R5 / ");
        assertThat(new Assessor(upgraded, clock)
                        .determine(nothing(), LocalDate.EPOCH.plusYears(60), null, upgrade)
                        .stateOfLaw()
                        .id())
                .isEqualTo("R0");
    }

    @Test
    void readsWhatNoReleaseDeliversAnyMore() throws IOException {
        record(upgraded());
        clock.moveTo(UPGRADE);
        record(states);

        KnownStates law = states.current();
        Instant upgrade = stored.deliveries().get(1).at();
        StateOfLaw then = law.inForceAt(upgrade.minusMillis(1));
        assertThat(then.id()).isEqualTo("R5");
        assertThat(law.find("R5")).isEmpty();
        assertThat(law.same(then)).isEmpty();
        assertThat(law.inForceAt(upgrade)).isSameAs(states.inForce());
    }

    @Test
    void recordsNoDeliveryWhileAnAdoptedStateIsInForce() throws IOException {
        record(states);
        jdbc.update("""
                INSERT INTO state_of_law (id, draft_no, code, title, base, changes, standing, revision, drafted_by,
                    drafted_by_account, drafted_at, adoption, adopted_by, adopted_by_account, adopted_at, reason)
                SELECT id, 1, 'R0.1', 'Adopted', 'R0', '{}', 'ADOPTED', 1, 'anna', id, delivered_at, 1, 'anna', id,
                    delivered_at, 'It was published.' FROM state_of_law_delivery""");

        record(upgraded());

        assertThat(deliveries()).containsExactly("R0");
    }

    private void record(StatesOfLaw node) {
        new DeliveryRecord(node, stored, changeLog, transactions, clock).record();
    }

    private StatesOfLaw upgraded() throws IOException {
        Map<String, List<Map<String, Object>>> later =
                Map.of("craStandards", List.of(Drafts.standard("EN 1", "CRA-III-I-03")));
        Map<String, Object> plain = new LinkedHashMap<>(StateOfLawWriter.plain(
                StateOfLawAmendment.amend(states.find("R0"), "R5", "A newer one", false, later)));
        plain.put("describes", "2031-03-01");
        String newer = new Yaml().dump(plain);
        return new StatesOfLaw(
                new PathMatchingResourcePatternResolver() {
                    @Override
                    public Resource[] getResources(String pattern) throws IOException {
                        List<Resource> all = new ArrayList<>(Arrays.asList(resources.getResources(pattern)));
                        all.add(new ByteArrayResource(newer.getBytes(StandardCharsets.UTF_8)));
                        return all.toArray(Resource[]::new);
                    }
                },
                stored);
    }

    private static String underKnownAt(Instant known, Assessor assessor) {
        return assessor.appraise(nothing(), LocalDate.parse("2028-01-01"), known)
                .under();
    }

    private static LawInput nothing() {
        return LawInput.of(Facts.of(Map.of()), FiledEvidence.NONE, "", false, null);
    }

    private List<String> deliveries() {
        return jdbc.queryForList("SELECT state_code FROM state_of_law_delivery ORDER BY number", String.class);
    }

    private int logged() {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM change_log WHERE subject = 'STATE_OF_LAW' AND through = 'SYSTEM'", Integer.class);
    }
}
