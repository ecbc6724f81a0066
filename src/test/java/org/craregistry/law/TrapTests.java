package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Traps of the legal reference that are no line of a table. */
class TrapTests {

    private static Case on(String day) {
        return new Case(Facts.none(), Evidence.none(), LocalDate.parse(day), States.R0);
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

        assertThat(Law.determine(Facts.none(), Evidence.none(), day, StateOfLaw.of(plain))
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
        Case c = new Case(motorcycle, Evidence.none(), LocalDate.of(2028, 9, 1), StateOfLaw.of(plain));

        assertThat(CraArticle02Scope.TWO_AND_THREE_WHEELERS_ARE_EXCLUDED.weigh(c))
                .isEqualTo(Truth.NO);
    }
}
