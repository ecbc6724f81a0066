package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.craregistry.law.StateOfLaw.AiStandard;
import org.craregistry.law.StateOfLaw.DesignatedScheme;
import org.craregistry.law.StateOfLaw.MandatoryCertification;
import org.craregistry.law.plain.StateOfLawReader;
import org.craregistry.law.plain.StateOfLawWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateOfLawTests {

    private static final LocalDate DAY = LocalDate.of(2028, 9, 1);

    @ParameterizedTest
    @ValueSource(strings = {"R0", "R1", "R2", "R3", "R4"})
    void isReadBackAsItIsWritten(String id) {
        StateOfLaw state = States.named(id);

        assertThat(StateOfLawReader.read(StateOfLawWriter.plain(state))).isEqualTo(state);
        assertThat(StateOfLawWriter.plain(StateOfLawReader.read(StateOfLawWriter.plain(state)))
                        .toString())
                .isEqualTo(StateOfLawWriter.plain(state).toString());
    }

    @Test
    void isReadBackWithEverythingThatAStateCanSay() {
        Map<String, Object> scheme = Map.of("name", "EUX", "levels", List.of("HIGH"), "selfAssessment", true);
        Map<String, Object> limitation =
                Map.of("code", "L", "title", "l", "acts", List.of("LIFTS", "TOYS"), "appliesFrom", "2028-01-01");
        Map<String, Object> standard = Map.of(
                "reference",
                "S",
                "title",
                "s",
                "categories",
                List.of("NONE", "CRA-IV-03"),
                "appliesFrom",
                "2028-01-02");
        Map<String, Object> aiStandard = Map.of(
                "reference",
                "A",
                "title",
                "a",
                "coversSection2",
                true,
                "restricted",
                true,
                "appliesFrom",
                "2028-01-03");
        StateOfLaw state = States.builtOn(sections -> {
                    sections.get("csaSchemes").put("entries", List.of(scheme));
                    sections.get("aiLimitations").put("entries", List.of(limitation));
                    sections.get("craSpecifications").put("entries", List.of(standard));
                    sections.get("aiSpecifications").put("entries", List.of(aiStandard));
                    sections.get("readings").put("certPresumption", "EVERY_SCHEME");
                    sections.get("readings").put("aiLegacy", "UNIT");
                    sections.get("readings").put("openSourceUnderDerogation", true);
                })
                .get("R3");

        assertThat(StateOfLawReader.read(StateOfLawWriter.plain(state)))
                .isEqualTo(state)
                .isNotEqualTo(States.named("R3"));
    }

    @Test
    void r0SaysWhatIsKnown() {
        StateOfLaw r0 = States.R0;

        assertThat(r0.id()).isEqualTo("R0");
        assertThat(r0.hypothetical()).isFalse();
        assertThat(r0.describes()).isEqualTo("2026-11-22");
        assertThat(r0.excludes("DR_2025_1535", DAY)).isTrue();
        assertThat(r0.excludes("DR_2099_1", DAY)).isFalse();
        assertThat(r0.csaSchemes().entries())
                .containsExactly(new StateOfLaw.CertificationScheme(
                        "EUCC",
                        Set.of(AssuranceLevel.SUBSTANTIAL, AssuranceLevel.HIGH),
                        false,
                        "OJ L, 2024/482, 7.2.2024",
                        LocalDate.of(2024, 2, 7)));
        assertThat(r0.readings().certPresumption()).isEqualTo(StateOfLaw.CertPresumption.DESIGNATED_ONLY);
        assertThat(r0.readings().aiLegacy()).isEqualTo(StateOfLaw.AiLegacy.SYSTEM);
        assertThat(List.of(
                        r0.craStandards(),
                        r0.craSpecifications(),
                        r0.designatedSchemes(),
                        r0.mandatoryCertifications(),
                        r0.aiStandards(),
                        r0.aiSpecifications(),
                        r0.aiLimitations()))
                .allSatisfy(listing -> assertThat(listing.entries()).isEmpty());
    }

    @Test
    void r0ClaimsNoLaterCheckThanTheLegalReference() {
        StateOfLaw r0 = States.R0;

        assertThat(Stream.of(
                        r0.craStandards(), r0.craSpecifications(), r0.designatedSchemes(), r0.delegatedExclusions()))
                .extracting(listing -> listing.checked().on())
                .containsOnly(LocalDate.of(2026, 10, 6));
        assertThat(r0.aiStandards().checked().on()).isEqualTo("2026-08-05");
        assertThat(Stream.of(r0.aiSpecifications(), r0.aiLimitations()))
                .extracting(listing -> listing.checked().on())
                .containsOnly(LocalDate.of(2026, 7, 27));
        assertThat(r0.csaSchemes().checked().on()).isEqualTo("2024-02-07");
        assertThat(r0.dates().get(LegalDate.EHDS_AMENDMENTS).checked().on()).isEqualTo("2025-03-05");
    }

    @ParameterizedTest
    @CsvSource({
        "CRA_IN_FORCE, 2024-12-10",
        "CRA_CHAPTER_IV, 2026-06-11",
        "CRA_REPORTING, 2026-09-11",
        "EHDS_AMENDMENTS, 2027-03-26",
        "EHDS_FIRST_GROUP, 2029-03-26",
        "EHDS_SECOND_GROUP, 2031-03-26",
        "EHDS_PUT_INTO_SERVICE, 2031-03-26",
        "CRA_GENERAL_APPLICATION, 2027-12-11",
        "AI_HIGH_RISK_ANNEX_III, 2027-12-02",
        "AI_HIGH_RISK_ANNEX_I, 2028-08-02"
    })
    void r0HasTheDaysOfTheActs(LegalDate date, LocalDate day) {
        assertThat(States.R0.dateOf(date)).isEqualTo(day);
    }

    @ParameterizedTest
    @EnumSource
    void everyDayHasASourceAndADayOfChecking(LegalDate date) {
        StateOfLaw.Checked checked = States.R0.dates().get(date).checked();

        assertThat(checked.source()).isNotBlank();
        assertThat(checked.url().getHost()).isEqualTo("data.europa.eu");
        assertThat(checked.on())
                .isBeforeOrEqualTo(
                        checked.source().contains("secondary") ? LocalDate.of(2026, 11, 29) : States.R0.describes());
        assertThat(date.title()).doesNotContainPattern("\\d{4}");
    }

    @Test
    void whatIsWatchedSaysWhetherItIsLawAndThatItWasReadAtSecondHand() {
        assertThat(States.R0.watched())
                .extracting(StateOfLaw.Watched::reference, StateOfLaw.Watched::isLaw)
                .containsExactly(
                        tuple("Regulation (EU) 2025/2509", true),
                        tuple("Delegated Regulation (EU) 2026/339", true),
                        tuple("OJ L, 2025/90828", true),
                        tuple("Implementing Regulation (EU) 2025/2462", true),
                        tuple("COM(2025) 1023", false),
                        tuple("COM(2026) 11", false),
                        tuple("COM(2025) 837", false));
        assertThat(States.R0.watched()).allSatisfy(one -> {
            assertThat(one.checked().source()).containsIgnoringCase("secondary");
            assertThat(one.checked().on()).isEqualTo("2026-11-29");
        });
        assertThat(States.named("R3").watched()).isEqualTo(States.R0.watched());
        assertThat(StateOfLawReader.read(StateOfLawWriter.plain(States.R0))).isEqualTo(States.R0);
    }

    @Test
    void aStateKeptFromBeforeHasTheDaysThatWereAddedLater() {
        Map<String, Object> kept = new HashMap<>(StateOfLawWriter.plain(States.R0));
        Map<String, Object> dates = new HashMap<>(section(kept, "dates"));
        dates.keySet().removeAll(List.of("EHDS_FIRST_GROUP", "EHDS_SECOND_GROUP", "EHDS_PUT_INTO_SERVICE"));
        kept.put("dates", dates);
        kept.remove("watched");

        StateOfLaw read = StateOfLawReader.read(kept);

        assertThat(read.watched()).isEmpty();
        assertThat(read.dateOf(LegalDate.EHDS_FIRST_GROUP)).isEqualTo("2029-03-26");
        assertThat(read.dateOf(LegalDate.EHDS_PUT_INTO_SERVICE)).isEqualTo("2031-03-26");
    }

    @Test
    void publishedInstrumentsAreRead() {
        Map<String, Object> plain = States.plain("R0");
        section(plain, "designatedSchemes")
                .put(
                        "entries",
                        List.of(Map.of(
                                "scheme", "EUCC", "leastLevel", "SUBSTANTIAL", "categories", List.of("CRA-IV-03"))));
        section(plain, "mandatoryCertifications")
                .put(
                        "entries",
                        List.of(Map.of(
                                "act",
                                "DR_X",
                                "scheme",
                                "EUCC",
                                "level",
                                "HIGH",
                                "categories",
                                List.of("CRA-IV-03"),
                                "appliesFrom",
                                "2028-01-01")));
        section(plain, "craStandards")
                .put(
                        "entries",
                        List.of(Map.of("reference", "EN 1", "title", "One", "categories", List.of("CRA-III-I-03"))));
        section(plain, "aiStandards")
                .put(
                        "entries",
                        List.of(Map.of(
                                "reference", "EN 2", "title", "Two", "coversSection2", true, "restricted", false)));

        StateOfLaw state = StateOfLawReader.read(plain);

        Set<CategoryCode> smartcards = Set.of(CategoryCode.find("CRA-IV-03").orElseThrow());
        assertThat(state.designatedSchemes().entries())
                .containsExactly(new StateOfLaw.DesignatedScheme("EUCC", AssuranceLevel.SUBSTANTIAL, smartcards, null));
        assertThat(state.mandatoryCertifications().entries())
                .containsExactly(new StateOfLaw.MandatoryCertification(
                        "DR_X", "EUCC", AssuranceLevel.HIGH, smartcards, LocalDate.of(2028, 1, 1)));
        assertThat(state.craStandards().entries()).hasSize(1);
        assertThat(state.aiStandards().entries())
                .containsExactly(new StateOfLaw.AiStandard("EN 2", "Two", true, false, null));
    }

    @Test
    void whatIsListedCountsFromItsDayAndForWhatItIsListedFor() {
        LocalDate before = DAY.minusDays(1);
        CategoryCode router = CategoryCode.find("CRA-III-I-12").orElseThrow();
        CategoryCode hypervisor = CategoryCode.find("CRA-III-II-01").orElseThrow();
        DesignatedScheme scheme = new DesignatedScheme("EUCC", AssuranceLevel.BASIC, Set.of(router), DAY);
        MandatoryCertification act =
                new MandatoryCertification("act", "EUCC", AssuranceLevel.HIGH, Set.of(router), DAY);

        assertThat(Stream.of(before, DAY).map(day -> scheme.isDesignatedFor(router, day)))
                .containsExactly(false, true);
        assertThat(scheme.isDesignatedFor(hypervisor, DAY)).isFalse();
        assertThat(Stream.of(before, DAY).map(day -> act.isDemandedFor(router, day)))
                .containsExactly(false, true);
        assertThat(act.isDemandedFor(hypervisor, DAY)).isFalse();
        assertThat(Stream.of(before, DAY).map(day -> new AiStandard("EN 1", "", true, false, DAY).isFull(day)))
                .containsExactly(false, true);
        assertThat(new AiStandard("EN 1", "", true, true, DAY).isFull(DAY)).isFalse();
        assertThat(new AiStandard("EN 1", "", false, false, DAY).isFull(DAY)).isFalse();
    }

    @Test
    void whatIsPublishedCountsFromItsDayWhicheverListItIsIn() {
        int routers =
                CategoryCode.bits(List.of(CategoryCode.find("CRA-III-I-12").orElseThrow()));
        Map<String, Object> ofRouters = Map.of(
                "reference", "S", "title", "s", "categories", List.of("CRA-III-I-12"), "appliesFrom", DAY.toString());
        Map<String, Object> ofAi = Map.of(
                "reference",
                "A",
                "title",
                "a",
                "coversSection2",
                true,
                "restricted",
                false,
                "appliesFrom",
                DAY.toString());
        StateOfLaw standards = States.builtOn(sections -> {
                    sections.get("craStandards").put("entries", List.of(ofRouters));
                    sections.get("aiStandards").put("entries", List.of(ofAi));
                })
                .get("R0");
        StateOfLaw specifications = States.builtOn(sections -> {
                    sections.get("craSpecifications").put("entries", List.of(ofRouters));
                    sections.get("aiSpecifications").put("entries", List.of(ofAi));
                })
                .get("R0");

        assertThat(List.of(standards, specifications)).allSatisfy(state -> {
            assertThat(state.categoriesWithStandards(DAY.minusDays(1))).isZero();
            assertThat(state.categoriesWithStandards(DAY)).isEqualTo(routers);
            assertThat(state.hasFullAiStandard(DAY.minusDays(1)) || state.hasFullAiSpecification(DAY.minusDays(1)))
                    .isFalse();
        });
        assertThat(standards.hasFullAiStandard(DAY)).isTrue();
        assertThat(standards.hasFullAiSpecification(DAY)).isFalse();
        assertThat(specifications.hasFullAiStandard(DAY)).isFalse();
        assertThat(specifications.hasFullAiSpecification(DAY)).isTrue();
    }

    @Test
    void twoStatesDifferOnTheDaysOfWhatOnlyOneOfThemSays() {
        Map<String, Object> standard = Map.of(
                "reference", "S", "title", "s", "categories", List.of("CRA-III-I-12"), "appliesFrom", DAY.toString());
        StateOfLaw other = States.builtOn(sections -> {
                    sections.get("craStandards").put("entries", List.of(standard));
                    Map<String, Object> moved = new HashMap<>(section(sections.get("dates"), "AI_HIGH_RISK_ANNEX_III"));
                    moved.put("day", "2028-01-02");
                    sections.get("dates").put("AI_HIGH_RISK_ANNEX_III", moved);
                })
                .get("R0");

        assertThat(States.R0.daysApartFrom(States.R0)).isEmpty();
        assertThat(other.daysApartFrom(States.R0))
                .isEqualTo(States.R0.daysApartFrom(other))
                .containsExactly(LocalDate.of(2027, 12, 2), LocalDate.of(2028, 1, 2), DAY);
    }

    @Test
    void theElementsOfCybersecurityAreThoseThatTheirCodesNameSo() {
        assertThat(Article15Element.CYBERSECURITY)
                .isNotEmpty()
                .containsExactlyElementsOf(Stream.of(Article15Element.values())
                        .filter(element -> element.code().startsWith("A15-CY"))
                        .toList());
    }

    @Test
    void aDateOfTheParserIsReadLikeItsText() {
        Map<String, Object> plain = States.plain("R0");
        plain.put(
                "describes",
                Date.from(
                        LocalDate.of(2026, 11, 22).atStartOfDay(ZoneOffset.UTC).toInstant()));

        assertThat(StateOfLawReader.read(plain)).isEqualTo(States.R0);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                broken(plain -> plain.remove("id"), "State of the law: \"id\" is missing."),
                broken(plain -> plain.put("title", ""), "State of the law: \"title\" is \"\"; accepted: a text."),
                broken(
                        plain -> plain.put("hypothetical", "no"),
                        "State of the law: \"hypothetical\" is \"no\"; accepted: true, false."),
                broken(
                        plain -> plain.put("describes", "22.11.2026"),
                        "State of the law: \"describes\" is \"22.11.2026\"; accepted: a date such as 2027-12-11."),
                broken(
                        plain -> plain.put("craStandard", List.of()),
                        "State of the law: \"craStandard\" is not a known key."),
                broken(
                        plain -> section(plain, "dates").remove("CRA_REPORTING"),
                        "State of the law: \"dates.CRA_REPORTING\" is missing."),
                broken(
                        plain -> section(plain, "dates").put("CRA_REPORTINGS", Map.of()),
                        "State of the law: \"dates.CRA_REPORTINGS\" is not a known key."),
                broken(
                        plain -> section(section(plain, "dates"), "CRA_REPORTING")
                                .put("colour", "blue"),
                        "State of the law: \"dates.CRA_REPORTING.colour\" is not a known key."),
                broken(
                        plain -> section(plain, "csaSchemes").put("colour", "blue"),
                        "State of the law: \"csaSchemes.colour\" is not a known key."),
                broken(
                        plain -> entries(plain, "csaSchemes").get(0).put("colour", "blue"),
                        "State of the law: \"csaSchemes.entries[0].colour\" is not a known key."),
                broken(
                        plain -> section(plain, "readings").put("colour", "blue"),
                        "State of the law: \"readings.colour\" is not a known key."),
                broken(
                        plain -> watched(plain).get(0).put("colour", "blue"),
                        "State of the law: \"watched[0].colour\" is not a known key."),
                broken(
                        plain -> section(plain, "dates").put("CRA_REPORTING", "2026-09-11"),
                        "State of the law: \"dates.CRA_REPORTING\" is \"2026-09-11\"; accepted: a section of keys and"
                                + " values."),
                broken(
                        plain -> section(section(plain, "dates"), "CRA_REPORTING")
                                .remove("checkedOn"),
                        "State of the law: \"dates.CRA_REPORTING.checkedOn\" is missing."),
                broken(
                        plain -> section(plain, "craStandards").put("url", "eur-lex"),
                        "State of the law: \"craStandards.url\" is \"eur-lex\"; accepted: an address that begins with"
                                + " https:// or http://."),
                broken(
                        plain -> section(plain, "craStandards").put("entries", "none"),
                        "State of the law: \"craStandards.entries\" is \"none\"; accepted: a list."),
                broken(
                        plain -> section(plain, "craStandards").put("entries", List.of("EN 1")),
                        "State of the law: \"craStandards.entries[0]\" is \"EN 1\"; accepted: a section of keys and"
                                + " values."),
                broken(
                        plain -> section(plain, "csaSchemes")
                                .put("entries", List.of(Map.of("name", "EUCC", "levels", List.of("MEDIUM")))),
                        "State of the law: \"csaSchemes.entries[0].levels\" is \"MEDIUM\"; accepted: BASIC,"
                                + " SUBSTANTIAL, HIGH."),
                broken(
                        plain -> section(plain, "readings").put("aiLegacy", "TYPE"),
                        "State of the law: \"readings.aiLegacy\" is \"TYPE\"; accepted: SYSTEM, UNIT."));
    }

    private static Arguments broken(Consumer<Map<String, Object>> change, String message) {
        Map<String, Object> plain = States.plain("R0");
        change.accept(plain);
        return Arguments.of(message, plain);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void errorsNameTheKey(String message, Map<String, Object> plain) {
        assertThatThrownBy(() -> StateOfLawReader.read(plain))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"A, A", "A, B", "A, none"})
    void aStateExtendsAnotherOneThatDoesNotLeadBackToIt(String id, String base) {
        List<Map<String, Object>> states = List.of(Map.of("id", id, "extends", base), Map.of("id", "B", "extends", id));

        assertThatThrownBy(() -> StateOfLawReader.readAll(states))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("which is none or leads back to it.");
    }

    @Test
    void errorsNameTheCategoryThatIsNone() {
        Map<String, Object> plain = States.plain("R0");
        section(plain, "craStandards")
                .put("entries", List.of(Map.of("reference", "EN 1", "title", "One", "categories", List.of("III.I.3"))));

        assertThatThrownBy(() -> StateOfLawReader.read(plain))
                .hasMessageStartingWith(
                        "State of the law: \"craStandards.entries[0].categories\" is \"III.I.3\"; accepted: NONE,");
    }

    @SuppressWarnings("unchecked") // the file has a list of sections there
    private static List<Map<String, Object>> entries(Map<String, Object> plain, String list) {
        return (List<Map<String, Object>>) section(plain, list).get("entries");
    }

    @SuppressWarnings("unchecked") // the file has a list of sections there
    private static List<Map<String, Object>> watched(Map<String, Object> plain) {
        return (List<Map<String, Object>>) plain.get("watched");
    }

    @SuppressWarnings("unchecked") // the file has sections under these keys
    private static Map<String, Object> section(Map<String, Object> plain, String key) {
        return (Map<String, Object>) plain.get(key);
    }
}
