package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.craregistry.law.plain.Example;
import org.craregistry.law.plain.StateOfLawReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Traps of the legal reference that no line of a table can hold: they need a state of the law that is none of ours. */
class TrapTests {

    private static Case on(String day) {
        return new DayByDay(Facts.none(), Evidence.none(), States.R0, null).caseOn(LocalDate.parse(day));
    }

    @Test
    void trap26ThereIsAGapOfNineDaysBetweenBothActs() {
        assertThat(on("2027-12-01").isReached(LegalDate.AI_HIGH_RISK_ANNEX_III)).isFalse();
        assertThat(on("2027-12-02").isReached(LegalDate.AI_HIGH_RISK_ANNEX_III)).isTrue();
        assertThat(on("2027-12-10").isReached(LegalDate.CRA_GENERAL_APPLICATION))
                .isFalse();
        assertThat(on("2027-12-11").isReached(LegalDate.CRA_GENERAL_APPLICATION))
                .isTrue();
    }

    @Test
    void trap29EveryPartOfTheLawHasItsOwnDay() {
        Case today = on("2026-11-22");

        assertThat(today.isReached(LegalDate.AI_GENERAL_APPLICATION)).isTrue();
        assertThat(today.isReached(LegalDate.AI_HIGH_RISK_ANNEX_III)).isFalse();
        assertThat(today.isReached(LegalDate.CRA_CHAPTER_IV)).isTrue();
        assertThat(today.isReached(LegalDate.CRA_REPORTING)).isTrue();
        assertThat(today.isReached(LegalDate.CRA_GENERAL_APPLICATION)).isFalse();
    }

    @Test
    void trap29ADayThatAnActMovesMovesTheAnswer() {
        Map<String, Object> plain = States.plain("R0");
        @SuppressWarnings("unchecked") // the file has sections under these keys
        Map<String, Map<String, Object>> dates = (Map<String, Map<String, Object>>) plain.get("dates");
        dates.get("CRA_GENERAL_APPLICATION").put("day", "2028-12-11");
        LocalDate day = LocalDate.of(2028, 9, 1);

        assertThat(Law.determine(Facts.none(), Evidence.none(), day, StateOfLawReader.read(plain))
                        .applicability()
                        .outcome())
                .isEqualTo(ApplicabilityOutcome.ARTICLE_14_ONLY);
    }

    @Test
    void withoutTheDelegatedActTwoWheelersAreCovered() {
        Map<String, Object> plain = States.plain("R0");
        @SuppressWarnings("unchecked") // the file has a section under this key
        Map<String, Object> exclusions = (Map<String, Object>) plain.get("delegatedExclusions");
        exclusions.put("entries", List.of());
        Facts motorcycle = Facts.of(Map.of("otherLaw", List.of("TWO_THREE_WHEELERS_168_2013")));
        Case c = new DayByDay(motorcycle, Evidence.none(), StateOfLawReader.read(plain), null)
                .caseOn(LocalDate.of(2028, 9, 1));

        assertThat(CraArticle02Scope.TWO_AND_THREE_WHEELERS_ARE_EXCLUDED.weigh(c))
                .isEqualTo(Truth.NO);
    }

    private static Determination medicalDevice(String certificate, StateOfLaw stateOfLaw) {
        Example device = Examples.named("worked-examples.csv", "X28 AI radiology software, a medical device");
        Evidence evidence =
                Examples.onFile(Map.of("certificates", certificate, "article15Elements", "all=NOT_EVIDENCED"));
        return Law.determine(device.facts(), evidence, device.asOf(), stateOfLaw);
    }

    private static RouteAnswer certification(Determination determination) {
        return determination.article15().routes().get(1);
    }

    /** R0 with one European scheme, which allows self-assessment at level basic. */
    private static StateOfLaw withScheme(Map<String, Object> published) {
        Map<String, Object> scheme = new HashMap<>(published);
        scheme.put("name", "EUX");
        scheme.putIfAbsent("levels", List.of("BASIC", "SUBSTANTIAL"));
        scheme.put("selfAssessment", true);
        return States.builtOn(sections -> sections.get("csaSchemes").put("entries", List.of(scheme)))
                .get("R0");
    }

    private static StateOfLaw withSchemePublishedOn(String day) {
        return withScheme(Map.of("ojReference", "OJ L", "publishedOn", day));
    }

    @Test
    void trap06AEuropeanSchemeWithoutAReferenceInTheOfficialJournalDoesNotCount() {
        RouteAnswer route = certification(
                medicalDevice("EUX SUBSTANTIAL 2026-06-01..2031-05-31 covers Article-15", withScheme(Map.of())));

        assertThat(route.status()).isEqualTo(RouteStatus.UNAVAILABLE);
        assertThat(route.unmet()).containsExactly("C3");
    }

    @ParameterizedTest
    @CsvSource({"2028-08-31, PRESUMED", "2028-09-01, PRESUMED", "2028-09-02, UNAVAILABLE"})
    void trap06TheReferenceCountsFromTheDayOfItsPublication(String day, RouteStatus status) {
        Determination determination =
                medicalDevice("EUX SUBSTANTIAL 2026-06-01..2031-05-31 covers Article-15", withSchemePublishedOn(day));

        assertThat(certification(determination).status()).isEqualTo(status);
    }

    @Test
    void trap08Article42NeedsNoMinimumLevel() {
        StateOfLaw law = withSchemePublishedOn("2026-01-01");

        assertThat(medicalDevice("EUX BASIC 2026-06-01..2031-05-31 covers Article-15", law)
                        .article15()
                        .outcome())
                .isEqualTo(Article15Outcome.PRESUMED_COMPLIANT);
        assertThat(medicalDevice("EUX BASIC 2026-06-01..2031-05-31 covers Article-15 kind STATEMENT_OF_CONFORMITY", law)
                        .article15()
                        .outcome())
                .isEqualTo(Article15Outcome.PRESUMED_COMPLIANT);
    }

    @Test
    void trap08AnOpenLevelIsOneOfASchemeThatOffersAll() {
        Determination determination = medicalDevice(
                "EUX 2026-06-01..2031-05-31 covers Article-15",
                withScheme(Map.of(
                        "ojReference",
                        "OJ L",
                        "publishedOn",
                        "2026-01-01",
                        "levels",
                        List.of("BASIC", "SUBSTANTIAL", "HIGH"))));

        assertThat(determination.article15().outcome()).isEqualTo(Article15Outcome.PRESUMED_COMPLIANT);
    }

    @Test
    void trap08AStatementIsAlwaysOfLevelBasic() {
        RouteAnswer route = certification(medicalDevice(
                "EUX SUBSTANTIAL 2026-06-01..2031-05-31 covers Article-15 kind STATEMENT_OF_CONFORMITY",
                withSchemePublishedOn("2026-01-01")));

        assertThat(route.status()).isEqualTo(RouteStatus.INVALID);
        assertThat(route.unmet()).containsExactly("C4");
    }

    @ParameterizedTest
    @CsvSource({"BASIC, T11", "SUBSTANTIAL, T12"})
    void trap08TheCraNeedsLevelSubstantialUnderTheSameScheme(AssuranceLevel level, Article32Row row) {
        StateOfLaw law = States.builtOn(sections -> {
                    sections.get("csaSchemes")
                            .put(
                                    "entries",
                                    List.of(Map.of(
                                            "name",
                                            "EUX",
                                            "levels",
                                            List.of("BASIC", "SUBSTANTIAL"),
                                            "selfAssessment",
                                            false)));
                    sections.get("designatedSchemes")
                            .put(
                                    "entries",
                                    List.of(Map.of(
                                            "scheme",
                                            "EUX",
                                            "leastLevel",
                                            "BASIC",
                                            "categories",
                                            List.of("CRA-III-II-01"))));
                })
                .get("R0");
        Facts hypervisor = Examples.named("worked-examples.csv", "X51 hypervisor with a certificate")
                .facts();
        Evidence evidence =
                Examples.onFile(Map.of("certificates", "EUX " + level + " 2026-06-01..2031-05-31 covers Annex-I"));

        assertThat(Law.determine(hypervisor, evidence, LocalDate.of(2028, 9, 1), law)
                        .withoutAiAct()
                        .row())
                .isEqualTo(row);
    }

    /** Whoever makes the registry speak of fines or of the number at the CE marking has to try this trap there. */
    @Test
    void trap28TheNumberOfTheBodyFollowsOnlyModuleHUnderTheCraButEveryBodyUnderTheAiAct() {
        assertThat(numberFollows("an ordinary product", "MODULE_B_C")).containsExactly(Truth.NO, Truth.NO);
        assertThat(numberFollows("an ordinary product", "MODULE_H")).containsExactly(Truth.YES, Truth.NO);
        assertThat(numberFollows("X21 remote face identification platform", "AI_ACT_ANNEX_VII"))
                .containsExactly(Truth.NO, Truth.YES);
    }

    private static List<Truth> numberFollows(String example, String procedure) {
        ConformityAssessment assessment = new ConformityAssessment(
                Procedure.valueOf(procedure),
                null,
                null,
                null,
                LocalDate.of(2028, 6, 1),
                null,
                true,
                true,
                false,
                null);
        Evidence evidence = new Evidence("", false, List.of(), List.of(), List.of(assessment), Map.of(), Map.of());
        Facts facts = Examples.named("worked-examples.csv", example).facts();
        Duties duties = Law.determine(facts, evidence, LocalDate.of(2028, 9, 1), States.R0)
                .duties();
        return Objects.requireNonNull(duties).notifiedBodyNumber().stream()
                .map(ConditionAnswer::truth)
                .toList();
    }

    @Test
    void trap28StewardsAreSparedByTheCorrectedTextOf6410() {
        Provision noFines = CraArticle24Stewards.STEWARDS_ARE_NOT_FINED;

        assertThat(noFines.citation()).isEqualTo(Act.CRA.at("Art. 64(10)(b)"));
        assertThat(noFines.effect()).contains("paragraphs 2 to 9");
        assertThat(Examples.determination(Examples.named("applicability.csv", "steward before Chapter IV"))
                        .applicability()
                        .notes())
                .contains(noFines);
    }

    @ParameterizedTest
    @EnumSource(LegalDate.class)
    void trap29EachPartOfTheLawIsReachedOnItsDayAndStays(LegalDate date) {
        LocalDate day = States.R0.dateOf(date);

        assertThat(on(day.minusDays(1).toString()).isReached(date)).isFalse();
        assertThat(on(day.toString()).isReached(date)).isTrue();
        assertThat(on(day.plusDays(1).toString()).isReached(date)).isTrue();
    }

    @Test
    void noTrapIsMissing() {
        Stream<String> inTables = Examples.of("traps.csv").map(Example::name);
        Stream<String> here = Stream.of(TrapTests.class.getDeclaredMethods()).map(Method::getName);
        Pattern number = Pattern.compile("^trap ?0?([0-9]+)");

        assertThat(Stream.concat(inTables, here)
                        .map(number::matcher)
                        .filter(Matcher::find)
                        .map(found -> Integer.valueOf(found.group(1)))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 30).boxed().toList());
    }
}
