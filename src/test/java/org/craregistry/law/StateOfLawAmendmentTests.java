package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.craregistry.law.plain.RefusedStateOfLaw;
import org.craregistry.law.plain.StateOfLawAmendment;
import org.craregistry.law.plain.StateOfLawReader;
import org.craregistry.law.plain.StateOfLawWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StateOfLawAmendmentTests {

    private static final LocalDate DAY = LocalDate.of(2028, 9, 1);
    private static final CategoryCode ROUTERS =
            CategoryCode.find("CRA-III-I-03").orElseThrow();

    @Test
    void addsToWhatIsListedAndSaysWhereItWasRead() {
        StateOfLaw amended = amended(Map.of("craStandards", List.of(standard("EN 1", "CRA-III-I-03"))));

        assertThat(amended.id()).isEqualTo("R0.1");
        assertThat(amended.hypothetical()).isTrue();
        assertThat(amended.categoriesWithStandards(DAY)).isEqualTo(CategoryCode.bits(List.of(ROUTERS)));
        StateOfLaw.Listing<StateOfLaw.CraStandard> listing = amended.craStandards();
        assertThat(listing.checked()).isEqualTo(States.R0.craStandards().checked());
        assertThat(listing.checked(listing.entries().get(0)).source()).isEqualTo("OJ C/2026/1");
        assertThat(listing.checked(listing.entries().get(0)).on()).isEqualTo("2026-11-20");
        assertThat(StateOfLawReader.read(StateOfLawWriter.plain(amended))).isEqualTo(amended);
        assertThat(amended.describes()).isEqualTo(States.R0.describes());
        assertThat(amended.csaSchemes()).isEqualTo(States.R0.csaSchemes());
        assertThat(amended.readings()).isEqualTo(States.R0.readings());
    }

    @Test
    void describesTheDayOfItsBaseWhenAnEntryWasCheckedLater() {
        Map<String, Object> later = standard("EN 1", "CRA-III-I-03");
        later.put("checkedOn", "2026-12-01");

        assertThat(amended(Map.of("craStandards", List.of(later))).describes()).isEqualTo(States.R0.describes());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-05, true, 2026-10-06",
        "2026-10-06, true, 2026-10-06",
        "2026-12-01, true, 2026-12-01",
        "2026-12-01, false, 2026-10-06"
    })
    void aListTakesTheDayOfALaterCheckOfTheWholeListOnly(String checkedOn, boolean whole, String day) {
        Map<String, Object> entry = standard("EN 1", "CRA-III-I-03");
        entry.put("checkedOn", checkedOn);
        entry.put("wholeListChecked", whole);

        StateOfLaw.Listing<StateOfLaw.CraStandard> listing =
                amended(Map.of("craStandards", List.of(entry))).craStandards();
        assertThat(listing.checked().on()).isEqualTo(day);
        assertThat(listing.checked().source().equals("OJ C/2026/1"))
                .isEqualTo(whole && !checkedOn.equals("2026-10-05"));
        assertThat(listing.checked(listing.entries().get(0)).on()).isEqualTo(checkedOn);
    }

    @Test
    void anEntryThatIsReplacedLeavesItsSourceBehind() {
        StateOfLaw first = amended(Map.of("craStandards", List.of(standard("EN 1", "CRA-III-I-03"))));

        StateOfLaw second = StateOfLawAmendment.amend(
                first, "R0.2", "Two", true, Map.of("craStandards", List.of(standard("EN 1", "CRA-III-I-05"))));
        assertThat(second.craStandards().own())
                .containsOnlyKeys(second.craStandards().entries());
    }

    @Test
    void aLaterDesignationDoesNotUndoAnEarlierOne() {
        StateOfLaw first = amended(Map.of("designatedSchemes", List.of(designation("HIGH", "CRA-IV-01", null))));
        StateOfLaw second = StateOfLawAmendment.amend(
                first,
                "R0.2",
                "Two",
                true,
                Map.of("designatedSchemes", List.of(designation("SUBSTANTIAL", "CRA-IV-02", "2029-01-01"))));
        StateOfLaw corrected = StateOfLawAmendment.amend(
                second,
                "R0.3",
                "Three",
                true,
                Map.of("designatedSchemes", List.of(designation("HIGH", "CRA-IV-03", "2029-01-01"))));

        assertThat(second.categoriesWithSchemes(DAY)).isEqualTo(bits("CRA-IV-01"));
        assertThat(second.categoriesWithSchemes(LocalDate.of(2029, 1, 1))).isEqualTo(bits("CRA-IV-01", "CRA-IV-02"));
        assertThat(corrected.categoriesWithSchemes(LocalDate.of(2029, 1, 1))).isEqualTo(bits("CRA-IV-01", "CRA-IV-03"));
    }

    @Test
    void designationsOfDifferentDaysStandBesideEachOther() {
        StateOfLaw amended = amended(Map.of(
                "designatedSchemes",
                List.of(
                        designation("HIGH", "CRA-IV-01", "2028-01-01"),
                        designation("HIGH", "CRA-IV-02", "2029-01-01"))));

        assertThat(amended.categoriesWithSchemes(DAY)).isEqualTo(bits("CRA-IV-01"));
        assertThat(amended.categoriesWithSchemes(LocalDate.of(2029, 1, 1))).isEqualTo(bits("CRA-IV-01", "CRA-IV-02"));
    }

    @Test
    void anActMayDemandDifferentLevels() {
        StateOfLaw amended = amended(Map.of(
                "mandatoryCertifications", List.of(mandate("CRA-IV-01", "HIGH"), mandate("CRA-IV-02", "SUBSTANTIAL"))));

        assertThat(amended.categoriesToCertify(DAY)).isEqualTo(bits("CRA-IV-01", "CRA-IV-02"));
        assertThatExceptionOfType(RefusedStateOfLaw.class)
                .isThrownBy(() -> amended(Map.of(
                        "mandatoryCertifications",
                        List.of(mandate("CRA-IV-01", "HIGH"), mandate("CRA-IV-02", "HIGH")))))
                .withMessageContaining("DR_1 at level HIGH");
    }

    @ParameterizedTest
    @CsvSource({"BASIC, true", "SUBSTANTIAL, false", "HIGH, true"})
    void aDesignationAcceptsAnyLevelThatTheSchemeOffers(String level, boolean accepted) {
        Map<String, Object> designation = designation(level, "NONE", null);
        designation.put("scheme", "EUCS");
        Map<String, Object> changes = Map.of(
                "csaSchemes",
                List.of(with("name", "EUCS", "levels", List.of("BASIC", "HIGH"), "selfAssessment", true)),
                "designatedSchemes",
                List.of(designation));

        if (accepted) {
            assertThat(amended(changes).designatedSchemes().entries().get(0).leastLevel())
                    .hasToString(level);
        } else {
            assertThatExceptionOfType(RefusedStateOfLaw.class)
                    .isThrownBy(() -> amended(changes))
                    .withMessageContaining("Basic, High");
        }
    }

    @Test
    void replacesWhatHasTheSameNumberAndKeepsTheRest() {
        StateOfLaw first = amended(
                Map.of("craStandards", List.of(standard("EN 1", "CRA-III-I-03"), standard("EN 2", "CRA-III-I-04"))));

        StateOfLaw second = StateOfLawAmendment.amend(
                first, "R0.2", "Two", false, Map.of("craStandards", List.of(standard("en 1", "CRA-III-I-05"))));

        assertThat(second.hypothetical()).isFalse();
        assertThat(second.craStandards().entries())
                .extracting(StateOfLaw.CraStandard::reference)
                .containsExactly("en 1", "EN 2");
        assertThat(second.categoriesWithStandards(DAY))
                .isEqualTo(CategoryCode.bits(List.of(
                        CategoryCode.find("CRA-III-I-04").orElseThrow(),
                        CategoryCode.find("CRA-III-I-05").orElseThrow())));
    }

    @Test
    void countsFromItsDayOn() {
        Map<String, Object> later = standard("EN 1", "CRA-III-I-03");
        later.put("appliesFrom", "2028-09-02");
        StateOfLaw amended = amended(Map.of("craStandards", List.of(later)));

        assertThat(amended.categoriesWithStandards(DAY)).isZero();
        assertThat(amended.categoriesWithStandards(DAY.plusDays(1))).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({
        "CRA_GENERAL_APPLICATION, 2026-09-10, false",
        "CRA_GENERAL_APPLICATION, 2026-09-11, true",
        "CRA_GENERAL_APPLICATION, 2200-12-31, true",
        "CRA_GENERAL_APPLICATION, 2201-01-01, false",
        "CRA_REPORTING,           2027-12-11, true",
        "CRA_REPORTING,           2027-12-12, false",
        "CRA_IN_FORCE,            2026-06-12, false",
        "AI_HIGH_RISK_ANNEX_III,  2024-07-31, false",
        "AI_HIGH_RISK_ANNEX_III,  2024-08-01, true",
        "AI_HIGH_RISK_ANNEX_III,  2026-08-01, true",
        "AI_HIGH_RISK_ANNEX_III,  2030-08-02, true",
        "AI_HIGH_RISK_ANNEX_III,  2030-08-03, false",
        "AI_HIGH_RISK_ANNEX_I,    2027-12-01, true",
        "AI_HIGH_RISK_ANNEX_I,    2030-08-02, true",
        "AI_HIGH_RISK_ANNEX_I,    2030-08-03, false",
        "AI_PUBLIC_AUTHORITIES,   2028-08-01, false",
        "AI_PUBLIC_AUTHORITIES,   2028-08-02, true",
        "AI_PROHIBITIONS_ADDED,   2026-07-26, false",
        "AI_PROHIBITIONS,         2027-01-01, true"
    })
    void movesADayAsFarAsWhatItFollowsAndWhatFollowsIt(LegalDate date, String day, boolean accepted) {
        Map<String, Object> changes = Map.of("dates", List.of(moved(date.name(), day)));

        if (accepted) {
            assertThat(amended(changes).dateOf(date)).isEqualTo(day);
        } else {
            assertThatExceptionOfType(RefusedStateOfLaw.class)
                    .isThrownBy(() -> amended(changes))
                    .satisfies(refused -> assertThat(refused.path()).isEqualTo("dates[0].day"));
        }
    }

    @Test
    void movesDaysThatFollowEachOtherTogether() {
        StateOfLaw amended = amended(Map.of(
                "dates",
                List.of(moved("CRA_REPORTING", "2028-09-11"), moved("CRA_GENERAL_APPLICATION", "2029-12-11"))));

        assertThat(amended.dateOf(LegalDate.CRA_REPORTING)).isEqualTo("2028-09-11");
        assertThat(amended.dateOf(LegalDate.CRA_GENERAL_APPLICATION)).isEqualTo("2029-12-11");
    }

    @Test
    void daysOfEveryDeliveredStateFollowEachOther() {
        assertThat(States.ALL).allSatisfy(state -> {
            for (LegalDate date : LegalDate.values()) {
                assertThat(date.follows())
                        .allSatisfy(earlier -> assertThat(state.dateOf(date)).isAfterOrEqualTo(state.dateOf(earlier)));
            }
        });
    }

    @Test
    void designatesASchemeThatIsAdoptedByTheSameChanges() {
        StateOfLaw amended = amended(Map.of(
                "csaSchemes",
                        List.of(with("name", "EUCS", "levels", List.of("BASIC", "HIGH"), "selfAssessment", false)),
                "designatedSchemes",
                        List.of(with("scheme", "EUCS", "leastLevel", "HIGH", "categories", List.of("CRA-IV-01")))));

        assertThat(amended.scheme("eucs")).isNotNull();
        assertThat(amended.categoriesWithSchemes(DAY)).isNotZero();
    }

    @Test
    void limitsArticle15ForProductsOfSectionA() {
        StateOfLaw amended = amended(Map.of("aiLimitations", List.of(limitation("TOYS", "LIFTS"))));

        assertThat(amended.limitationsFor(AnnexIAct.TOYS, DAY)).hasSize(1);
        assertThat(amended.limitationsFor(AnnexIAct.MACHINERY, DAY)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void refusesWhatCannotBeLaw(String list, Map<String, Object> entry, String path, String sentence) {
        assertThatExceptionOfType(RefusedStateOfLaw.class)
                .isThrownBy(() -> amended(Map.of(list, List.of(entry))))
                .withMessageContaining(sentence)
                .satisfies(refused -> assertThat(refused.path()).isEqualTo(list + "[0]" + path));
    }

    private static Map<String, Object> emptied(String list, Map<String, Object> entry) {
        Map<String, Object> less = new HashMap<>(entry);
        less.put(list, List.of());
        return less;
    }

    private static Map<String, Object> unknown(Map<String, Object> entry) {
        Map<String, Object> more = new HashMap<>(entry);
        more.put("colour", "blue");
        return more;
    }

    static Stream<Arguments> refusesWhatCannotBeLaw() {
        return Stream.of(
                Arguments.of("craStandards", standard("EN 1", "CRA-V-01"), ".categories", "CRA-III-I-01"),
                Arguments.of(
                        "craStandards",
                        with("reference", "EN 1", "title", "One", "categories", List.of()),
                        ".categories",
                        "is empty"),
                Arguments.of(
                        "csaSchemes",
                        with("name", "EUCS", "levels", List.of(), "selfAssessment", false),
                        ".levels",
                        "is empty"),
                Arguments.of(
                        "designatedSchemes",
                        with("scheme", "EUCC", "leastLevel", "HIGH", "categories", List.of()),
                        ".categories",
                        "is empty"),
                Arguments.of("aiLimitations", limitation(), ".acts", "is empty"),
                Arguments.of(
                        "mandatoryCertifications",
                        emptied("categories", mandate("CRA-IV-01", "HIGH")),
                        ".categories",
                        "is empty"),
                Arguments.of("craStandards", with("title", "One"), ".reference", "is missing"),
                Arguments.of("dates", unknown(moved("CRA_REPORTING", "2026-09-12")), ".colour", "not a known key"),
                Arguments.of("dates", moved("CRA_END", "2028-01-01"), ".date", "CRA_GENERAL_APPLICATION"),
                Arguments.of("dates", moved("CRA_REPORTING", "1899-12-31"), ".day", "1900-01-01"),
                Arguments.of("dates", moved("CRA_REPORTING", "2027-02-30"), ".day", "a date such as"),
                Arguments.of(
                        "designatedSchemes",
                        with("scheme", "EUCS", "leastLevel", "HIGH", "categories", List.of("CRA-IV-01")),
                        ".scheme",
                        "EUCC"),
                Arguments.of(
                        "designatedSchemes",
                        with("scheme", "EUCC", "leastLevel", "BASIC", "categories", List.of("CRA-IV-01")),
                        ".leastLevel",
                        "Substantial, High"),
                Arguments.of(
                        "mandatoryCertifications",
                        mandate("CRA-III-II-04", "HIGH"),
                        ".categories",
                        "accepted: categories of Annex IV, "),
                Arguments.of(
                        "mandatoryCertifications",
                        mandate("CRA-IV-03", "BASIC"),
                        ".level",
                        "is \"Basic\"; accepted: a level from \"Substantial\""),
                Arguments.of("aiLimitations", limitation("TOYS", "AVIATION"), ".acts", "Section A"),
                Arguments.of(
                        "csaSchemes",
                        with("name", "EUCS", "levels", List.of("HIGH"), "selfAssessment", true),
                        ".selfAssessment",
                        "the level \"Basic\""),
                Arguments.of(
                        "csaSchemes",
                        with(
                                "name",
                                "EUCS",
                                "levels",
                                List.of("HIGH"),
                                "selfAssessment",
                                false,
                                "publishedOn",
                                "2026-01-01"),
                        ".publishedOn",
                        "without the number of the publication"),
                Arguments.of(
                        "aiStandards",
                        with(
                                "reference",
                                "EN 1",
                                "title",
                                "One",
                                "coversSection2",
                                true,
                                "restricted",
                                false,
                                "colour",
                                "blue"),
                        ".colour",
                        "not a known key"));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://data.europa.eu/x, false",
        "javascript:alert(1), false",
        "data.europa.eu, false",
        "https:///nothing, false",
        "https://data.europa.eu/%zz, false",
        "https://data.europa.eu, true",
        "http://data.europa.eu/eli, true"
    })
    void refusesASourceThatIsNoPageOnTheWeb(String url, boolean accepted) {
        Map<String, Object> entry = standard("EN 1", "CRA-III-I-03");
        entry.put("url", url);
        Map<String, Object> changes = Map.of("craStandards", List.of(entry));

        if (accepted) {
            assertThat(amended(changes).craStandards().own().values())
                    .singleElement()
                    .satisfies(checked -> assertThat(checked.url()).hasToString(url));
        } else {
            assertThatExceptionOfType(RefusedStateOfLaw.class)
                    .isThrownBy(() -> amended(changes))
                    .satisfies(refused -> assertThat(refused.path()).isEqualTo("craStandards[0].url"));
        }
    }

    @Test
    void refusesTheSameTwiceAndListsItDoesNotKnow() {
        Map<String, Object> one = standard("EN 1", "CRA-III-I-03");
        Map<String, Object> date = moved("CRA_REPORTING", "2027-01-01");

        assertThatExceptionOfType(RefusedStateOfLaw.class)
                .isThrownBy(() -> amended(Map.of("craStandards", List.of(one, one))))
                .satisfies(refused -> assertThat(refused.path()).isEqualTo("craStandards[1].reference"));
        assertThatExceptionOfType(RefusedStateOfLaw.class)
                .isThrownBy(() -> amended(Map.of("dates", List.of(date, date))))
                .satisfies(refused -> assertThat(refused.path()).isEqualTo("dates[1].date"));
        assertThatExceptionOfType(RefusedStateOfLaw.class)
                .isThrownBy(() -> amended(Map.of("readings", Map.of("aiLegacy", "UNIT"))))
                .satisfies(refused -> assertThat(refused.path()).isEqualTo("readings"));
    }

    private static StateOfLaw amended(Map<String, ?> changes) {
        return StateOfLawAmendment.amend(States.R0, "R0.1", "As R0, and more", true, changes);
    }

    private static Map<String, Object> standard(String reference, String category) {
        return with("reference", reference, "title", "One", "categories", List.of(category));
    }

    private static Map<String, Object> limitation(String... acts) {
        return with("code", "DR_1", "title", "One", "acts", List.of(acts));
    }

    private static Map<String, Object> mandate(String category, String level) {
        return with(
                "act",
                "DR_1",
                "scheme",
                "EUCC",
                "level",
                level,
                "categories",
                List.of(category),
                "appliesFrom",
                "2028-01-01");
    }

    private static Map<String, Object> designation(String level, String category, String appliesFrom) {
        Map<String, Object> designation = with("scheme", "EUCC", "leastLevel", level, "categories", List.of(category));
        if (appliesFrom != null) {
            designation.put("appliesFrom", appliesFrom);
        }
        return designation;
    }

    private static int bits(String... codes) {
        return CategoryCode.bits(Stream.of(codes)
                .map(code -> CategoryCode.find(code).orElseThrow())
                .toList());
    }

    private static Map<String, Object> moved(String date, String day) {
        return with("date", date, "day", day);
    }

    private static Map<String, Object> with(Object... fields) {
        Map<String, Object> entry = new HashMap<>(Map.of(
                "source", "OJ C/2026/1", "url", "https://data.europa.eu/eli/C/2026/1", "checkedOn", "2026-11-20"));
        for (int i = 0; i < fields.length; i += 2) {
            entry.put((String) fields[i], fields[i + 1]);
        }
        return entry;
    }
}
