package org.craregistry.register.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OoxmlTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "_",
                "_x",
                "_x00",
                "_x0041",
                "_x0041_",
                "__x0041__",
                "_x005F_x0041_",
                "\u0001",
                "a\rb",
                "\uD800",
                "\uD83D\uDE00",
                "\uFFFF"
            })
    void restoresWhatItEscapes(String text) {
        assertThat(OoxmlText.unescape(OoxmlText.escape(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"_x0041_, A", "a_x0042_c, aBc", "_x005F_x0041_, _x0041_", "_x00g1_, _x00g1_", "_X0041_, _X0041_"})
    void readsWhatSpreadsheetsEscape(String escaped, String text) {
        assertThat(OoxmlText.unescape(escaped)).isEqualTo(text);
    }
}
