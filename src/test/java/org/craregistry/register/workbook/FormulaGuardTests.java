package org.craregistry.register.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(1)",
                "\t=1",
                "\rx",
                " =1",
                "\u00a0=1",
                "'=1",
                "''-1",
                "\uFF1D1",
                "\u0000=1"
            })
    void putsAnApostropheBeforeWhatAProgramMightEvaluate(String text) {
        assertThat(FormulaGuard.add(text)).isEqualTo("'" + text);
        assertThat(FormulaGuard.remove(FormulaGuard.add(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'", "text", "1-1", "'quoted'", "(=1)", "\"=1\""})
    void leavesOtherTextsAlone(String text) {
        assertThat(FormulaGuard.add(text)).isEqualTo(text);
        assertThat(FormulaGuard.remove(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2.0",
                "1.10",
                "007",
                "1E5",
                "10:30",
                "1-2",
                "1/2",
                "1.2.2024",
                "2 May",
                "März 7",
                "5 %",
                "true",
                "#N/A",
                "'007",
                "1234567890123456"
            })
    void putsAnApostropheBeforeWhatAProgramWouldWriteInItsOwnWay(String text) {
        assertThat(FormulaGuard.keep(text)).isEqualTo("'" + text);
        assertThat(FormulaGuard.remove(FormulaGuard.keep(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "7", "123456789012345", "R-1", "1.0.9a", "Market", "Decoder 7", "v2.0", "2.0 beta", "'5"})
    void keepsWhatNoProgramChanges(String text) {
        assertThat(FormulaGuard.remove(FormulaGuard.keep(text))).isEqualTo(text);
        assertThat(text.equals("'5") || FormulaGuard.keep(text).equals(text)).isTrue();
    }

    @Test
    void namesColumnsAsSpreadsheetsDo() {
        assertThat(SheetRow.letters(0)).isEqualTo("A");
        assertThat(SheetRow.letters(25)).isEqualTo("Z");
        assertThat(SheetRow.letters(26)).isEqualTo("AA");
        assertThat(SheetRow.letters(701)).isEqualTo("ZZ");
        assertThat(SheetRow.letters(702)).isEqualTo("AAA");
        assertThat(SheetRow.letters(16_383)).isEqualTo("XFD");
    }
}
