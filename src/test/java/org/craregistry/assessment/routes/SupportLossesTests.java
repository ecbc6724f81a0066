package org.craregistry.assessment.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.testing.Given.aHighRiskSystem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Article15Route;
import org.craregistry.law.ElementStanding;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.plain.StateOfLawReader;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.FiledEvidence;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What takes the support from a route, however much was changed. */
class SupportLossesTests {

    private static final Instant FILED = Instant.parse("2028-06-01T09:00:00Z");
    private static final UUID PRODUCT = UUID.randomUUID();

    private final Situation then = new Situation(
            aHighRiskSystem().placedOn("2028-06-01").answers(),
            "3",
            false,
            FiledEvidence.NONE.standingToElements(
                    Article15Element.CYBERSECURITY, standing(ElementStanding.Value.EVIDENCED)),
            state(Map.of()),
            LocalDate.parse("2028-09-01"));

    @Test
    void holdsARecordOfManyChangesAgainstTheLawOnce() {
        UUID record = UUID.randomUUID();
        Situation before = then.with(then.evidence()
                .with(certificate(record, Map.of("scheme", "EUCC", "number", "1", "issuedOn", "2026-01-01"))));
        Situation now = lost(before.evidence()
                .replacing(certificate(
                        record,
                        Map.of("scheme", "EUCS", "number", "2", "issuedOn", "2026-01-02", "expiresOn", "2030-01-01"))));

        Inquiry inquiry = new Inquiry(Article15Route.DIRECT_EVIDENCE, 100);
        TakingOver taking = new TakingOver(before, now, inquiry);
        taking.take(SituationDifferences.between(PRODUCT, before, now));
        assertThat(taking.left()).extracting(SituationDifference::field).containsExactly("article15Elements.A15-CY4a");
        assertThat(inquiry.asked())
                .as("the record, the standing, and the standing again")
                .isEqualTo(3);
    }

    @Test
    void splitsARecordOnlyWhereItIsRefused() {
        UUID record = UUID.randomUUID();
        Map<String, Object> certificate = Map.of(
                "scheme", "EUCC",
                "kind", "CERTIFICATE",
                "level", "HIGH",
                "certifiedObject", "THIS_PRODUCT",
                "certifiedVersion", "3",
                "issuedOn", "2026-06-01",
                "expiresOn", "2031-05-31",
                "covers", codes());
        Map<String, Object> changed = new java.util.HashMap<>(certificate);
        changed.putAll(Map.of("number", "18", "issuer", "Somebody else", "withdrawnOn", "2028-08-15"));
        Situation before = then.with(FiledEvidence.NONE.with(certificate(record, certificate)));
        Situation now = then.with(FiledEvidence.NONE.with(certificate(record, changed)));

        List<SupportLoss> losses = losses(Article15Route.CYBERSECURITY_ACT_CERTIFICATION, 100, before, now);
        assertThat(losses).extracting(SupportLoss::field).containsExactly("certificates.withdrawnOn");
        assertThat(losses).extracting(SupportLoss::cause).containsExactly(SupportLossCause.CERTIFICATE_WITHDRAWN);
    }

    @Test
    void stopsAndSaysSoWhereMuchWasChanged() {
        FiledEvidence evidence = then.evidence();
        for (int i = 0; i < 500; i++) {
            evidence = evidence.with(certificate(UUID.randomUUID(), Map.of("scheme", "EUCC", "number", "N" + i)));
        }
        List<SupportLoss> losses = losses(Article15Route.DIRECT_EVIDENCE, Inquiry.MOST, then, lost(evidence));
        assertThat(losses).extracting(SupportLoss::cause).containsExactly(SupportLossCause.MUCH_CHANGED);
        // One question was whether the decision can be replayed, each other one took over a certificate.
        assertThat(losses.get(0).statement()).startsWith("102 more changes were not held against the law");
    }

    @Test
    void tellsEveryCauseJustBelowTheLimit() {
        FiledEvidence evidence = then.evidence();
        for (int i = 0; i < 300; i++) {
            evidence = evidence.with(certificate(UUID.randomUUID(), Map.of("scheme", "EUCC", "number", "N" + i)));
        }
        List<SupportLoss> losses = losses(Article15Route.DIRECT_EVIDENCE, Inquiry.MOST, then, lost(evidence));
        assertThat(losses).extracting(SupportLoss::field).containsExactly("article15Elements.A15-CY4a");
        assertThat(losses.get(0).statement())
                .isEqualTo("The standing to A15-CY4a was changed from EVIDENCED to NOT_EVIDENCED.");
    }

    @Test
    void doesNotSayThatAStandingBecameItself() {
        Article15Element element = Article15Element.find("A15-CY4a").orElseThrow();
        FiledEvidence told = then.evidence()
                .standingToElements(
                        List.of(element),
                        Map.of(element, new ElementStanding(ElementStanding.Value.EVIDENCED, "Report 7")));
        assertThat(SituationDifferences.between(PRODUCT, then.with(told), then))
                .extracting(SituationDifference::statement)
                .containsExactly("The evidence given for EVIDENCED as the standing to A15-CY4a was removed.");
        assertThat(SituationDifferences.between(PRODUCT, then, then.with(told)))
                .extracting(SituationDifference::statement)
                .containsExactly("The evidence given for EVIDENCED as the standing to A15-CY4a was added.");
    }

    @Test
    void citesWhySoNoRouteIsWeighedAnyMore() {
        StateOfLaw later = state(Map.of("AI_HIGH_RISK_ANNEX_III", "2029-01-01"));
        List<SupportLoss> losses = losses(Article15Route.DIRECT_EVIDENCE, 100, then, then.under(later));
        assertThat(losses).extracting(SupportLoss::cause).containsExactly(SupportLossCause.STATE_OF_LAW_CHANGED);
        assertThat(losses.get(0).conditions()).isEmpty();
        assertThat(losses.get(0).citation()).isNotNull();
    }

    /** The state of the law in force, with other days. */
    @SuppressWarnings("unchecked") // as the file has it
    private static StateOfLaw state(Map<String, String> days) {
        try (InputStream file = SupportLossesTests.class.getResourceAsStream("/law/state-R0.yaml")) {
            Map<String, Object> plain = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            Map<String, Object> dates = (Map<String, Object>) plain.get("dates");
            days.forEach((date, day) -> ((Map<String, Object>) dates.get(date)).put("day", day));
            return StateOfLawReader.read(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the situation of another evidence in which one element is not evidenced any more. */
    private Situation lost(FiledEvidence evidence) {
        Article15Element element = Article15Element.find("A15-CY4a").orElseThrow();
        return then.with(evidence.standingToElements(
                List.of(element), Map.of(element, new ElementStanding(ElementStanding.Value.NOT_EVIDENCED, null))));
    }

    private static List<SupportLoss> losses(Article15Route route, int most, Situation then, Situation now) {
        return new SupportLosses(
                        PRODUCT,
                        new LatestChanges(),
                        FILED,
                        List.of(),
                        moment -> moment.atOffset(ZoneOffset.UTC).toLocalDate(),
                        new Inquiry(route, most))
                .between(then, now, "1");
    }

    private static Filed<?> certificate(UUID id, Map<String, ?> told) {
        return new Filed<>(id, 0, EvidenceKind.CERTIFICATE.read(told), FILED, "ada", FILED);
    }

    private static List<String> codes() {
        return Article15Element.CYBERSECURITY.stream()
                .map(Article15Element::code)
                .toList();
    }

    private static Map<Article15Element, ElementStanding> standing(ElementStanding.Value value) {
        return Article15Element.CYBERSECURITY.stream()
                .collect(java.util.stream.Collectors.toMap(one -> one, one -> new ElementStanding(value, null)));
    }
}
