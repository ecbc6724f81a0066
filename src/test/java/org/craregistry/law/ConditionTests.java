package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.LegalDate.CRA_GENERAL_APPLICATION;
import static org.craregistry.law.Vocabulary.ANNEX_III_POINTS;
import static org.craregistry.law.Vocabulary.CHIP;
import static org.craregistry.law.Vocabulary.CHIP_AVA_VAN;
import static org.craregistry.law.Vocabulary.CORE_FUNCTIONALITY;
import static org.craregistry.law.Vocabulary.DATA_CONNECTION;
import static org.craregistry.law.Vocabulary.PLACED_ON_MARKET_ON;
import static org.craregistry.law.Vocabulary.SUBSTANTIALLY_MODIFIED_ON;
import static org.craregistry.law.Vocabulary.UNION_MARKET;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTests {

    private static final Condition CONNECTED = DATA_CONNECTION.isYes();
    private static final Condition SOLD = UNION_MARKET.isYes();

    private static Case on(String asOf, Map<String, Object> facts) {
        return new DayByDay(Facts.of(facts), Evidence.none(), States.R0, null).caseOn(LocalDate.parse(asOf));
    }

    private static Case of(Map<String, Object> facts) {
        return on("2028-09-01", facts);
    }

    static Stream<Condition> everyKindOfQuestion() {
        return Stream.of(
                DATA_CONNECTION.isYes(),
                DATA_CONNECTION.isNo(),
                CHIP.is(Chip.NONE),
                ANNEX_III_POINTS.includes(AnnexIIIPoint.P1A),
                ANNEX_III_POINTS.isNotEmpty(),
                CORE_FUNCTIONALITY.is(CategoryCode.NONE),
                CORE_FUNCTIONALITY.isOfClass(ProductClass.DEFAULT),
                CHIP_AVA_VAN.isBetween(0, 5),
                CHIP_AVA_VAN.isAtLeast(0),
                PLACED_ON_MARKET_ON.isBefore(CRA_GENERAL_APPLICATION),
                PLACED_ON_MARKET_ON.isOnOrAfter(CRA_GENERAL_APPLICATION),
                PLACED_ON_MARKET_ON.isBefore(SUBSTANTIALLY_MODIFIED_ON),
                PLACED_ON_MARKET_ON.hasCome(),
                PLACED_ON_MARKET_ON.isGiven());
    }

    @ParameterizedTest
    @MethodSource("everyKindOfQuestion")
    void unansweredIsUnknownAndNeverNo(Condition condition) {
        assertThat(condition.weigh(of(Map.of()))).isEqualTo(Truth.UNKNOWN);
        assertThat(not(condition).weigh(of(Map.of()))).isEqualTo(Truth.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "NO, NO, NO, NO",
        "NO, UNKNOWN, NO, UNKNOWN",
        "NO, YES, NO, YES",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
        "UNKNOWN, YES, UNKNOWN, YES",
        "YES, YES, YES, YES"
    })
    void truthsCombineWhicheverComesFirst(Truth one, Truth other, Truth and, Truth or) {
        assertThat(List.of(one.and(other), other.and(one))).containsOnly(and);
        assertThat(List.of(one.or(other), other.or(one))).containsOnly(or);
        assertThat(one.and(other).not()).isEqualTo(one.not().or(other.not()));
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, DEFAULT, YES",
        "NONE, IMPORTANT_CLASS_I, NO",
        "CRA-III-I-03, IMPORTANT_CLASS_I, YES",
        "CRA-III-I-03, DEFAULT, NO"
    })
    void everyCoreFunctionalityIsOfOneClass(String code, ProductClass productClass, Truth expected) {
        assertThat(CORE_FUNCTIONALITY.isOfClass(productClass).weigh(of(Map.of("coreFunctionality", code))))
                .isEqualTo(expected);
    }

    @Test
    void oneNoSettlesAllOf() {
        assertThat(allOf(CONNECTED, SOLD).weigh(of(Map.of("dataConnection", false))))
                .isEqualTo(Truth.NO);
        assertThat(allOf(CONNECTED, SOLD).weigh(of(Map.of("dataConnection", true))))
                .isEqualTo(Truth.UNKNOWN);
        assertThat(allOf(CONNECTED, SOLD).weigh(of(Map.of("dataConnection", true, "unionMarket", true))))
                .isEqualTo(Truth.YES);
    }

    @Test
    void oneYesSettlesAnyOf() {
        assertThat(anyOf(CONNECTED, SOLD).weigh(of(Map.of("dataConnection", true))))
                .isEqualTo(Truth.YES);
        assertThat(anyOf(CONNECTED, SOLD).weigh(of(Map.of("dataConnection", false))))
                .isEqualTo(Truth.UNKNOWN);
        assertThat(anyOf(CONNECTED, SOLD).weigh(of(Map.of("dataConnection", false, "unionMarket", false))))
                .isEqualTo(Truth.NO);
    }

    @ParameterizedTest
    @CsvSource({"1, NO", "2, YES", "3, YES", "4, NO"})
    void isBetweenIncludesItsBounds(int level, Truth expected) {
        assertThat(CHIP_AVA_VAN.isBetween(2, 3).weigh(of(Map.of("chipAvaVan", level))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"3, NO", "4, YES", "5, YES"})
    void isAtLeastIncludesItsBound(int level, Truth expected) {
        assertThat(CHIP_AVA_VAN.isAtLeast(4).weigh(of(Map.of("chipAvaVan", level))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2027-12-10, YES, NO", "2027-12-11, NO, YES", "2027-12-12, NO, YES"})
    void daysOfTheLawBeginOnTheirDay(String day, Truth before, Truth onOrAfter) {
        Case c = of(Map.of("placedOnMarketOn", day));

        assertThat(PLACED_ON_MARKET_ON.isBefore(CRA_GENERAL_APPLICATION).weigh(c))
                .isEqualTo(before);
        assertThat(PLACED_ON_MARKET_ON.isOnOrAfter(CRA_GENERAL_APPLICATION).weigh(c))
                .isEqualTo(onOrAfter);
        assertThat(Condition.reached(CRA_GENERAL_APPLICATION).weigh(on(day, Map.of())))
                .isEqualTo(onOrAfter);
    }

    @ParameterizedTest
    @CsvSource({"2028-08-31, YES", "2028-09-01, YES", "2028-09-02, NO"})
    void aDateHasComeOnItsDay(String day, Truth expected) {
        assertThat(PLACED_ON_MARKET_ON.hasCome().weigh(of(Map.of("placedOnMarketOn", day))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2028-05-31, YES", "2028-06-01, NO", "2028-06-02, NO"})
    void oneDateIsBeforeAnother(String day, Truth expected) {
        Case c = of(Map.of("substantiallyModifiedOn", day, "placedOnMarketOn", "2028-06-01"));

        assertThat(SUBSTANTIALLY_MODIFIED_ON.isBefore(PLACED_ON_MARKET_ON).weigh(c))
                .isEqualTo(expected);
    }

    @Test
    void wordsSayWhatIsAsked() {
        assertThat(allOf(CONNECTED, anyOf(SOLD, not(CHIP.is(Chip.NONE)))).words())
                .isEqualTo("Data connection: yes and (On the Union market: yes or not (Chip: \"No chip\"))");
    }

    @Test
    void isSetOutForReadingPartBelowPart() {
        Clause clause = allOf(CONNECTED, allOf(SOLD, not(anyOf(CHIP.is(Chip.NONE), CHIP_AVA_VAN.isAtLeast(4)))))
                .clause();

        assertThat(clause.words()).isEqualTo("all of these");
        assertThat(clause.parts())
                .extracting(Clause::words)
                .containsExactly(
                        "Data connection: yes",
                        "On the Union market: yes",
                        "Chip: other than \"No chip\"",
                        "Chip AVA_VAN: less than 4");
    }

    @Test
    void deniesEachPartInThePlaceOfTheGroup() {
        Clause clause =
                not(allOf(CONNECTED, anyOf(SOLD, not(CHIP.is(Chip.NONE))))).clause();

        assertThat(clause.form()).isEqualTo(Clause.Form.ANY);
        assertThat(clause.parts().get(0).words()).isEqualTo("Data connection: no");
        assertThat(clause.parts().get(1).form()).isEqualTo(Clause.Form.ALL);
        assertThat(clause.parts().get(1).parts())
                .extracting(Clause::words)
                .containsExactly("On the Union market: no", "Chip: \"No chip\"");
    }

    @Test
    void deniesWhatHasANameByItsNameAlone() {
        Condition named = Condition.named("it is a product", allOf(CONNECTED, SOLD));

        assertThat(not(named).clause().form()).isEqualTo(Clause.Form.NOT);
        assertThat(not(named).clause().parts()).containsExactly(named.clause());
        assertThat(not(not(named)).clause()).isEqualTo(named.clause());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Data connection: yes                 | Data connection: no
            Points: includes "a"                 | Points: does not include "a"
            Points: at least one                 | Points: none
            the date is the application or later | the date is before the application
            Placed on: on or after the date      | Placed on: before the date
            it has been withdrawn                | not: it has been withdrawn
            """)
    void findsWordsForTheOppositeAndBack(String words, String opposite) {
        assertThat(Denial.of(words)).isEqualTo(opposite);
        if (!opposite.contains("before")) {
            assertThat(Denial.of(opposite)).isEqualTo(words);
        }
    }
}
