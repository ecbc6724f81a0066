package org.craregistry.register.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberMaskTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"R-\"000 | 7 | R-007",
                "\"R-\"000 | 12345 | R-12345",
                "000-000 | 123456 | 123-456",
                "000-000 | 12 | 000-012",
                "###-000 | 1234567 | 1234-567",
                "0000\\-00 | 123456 | 1234-56",
                "0\" Monate\" | 60 | 60 Monate",
                "\"v\"0.0 | 2 | v2.0",
                "\"v\"0.0;-0.0 | 2.1 | v2.1",
                "General\" beta\" | 2.15 | 2.15 beta",
                "\"10\"00 | 7 | 1007",
                "0.00\\ \"EUR\" | 5 | 5.00 EUR"
            })
    void showsANumberAsItsFormatDoes(String code, BigDecimal number, String shown) {
        assertThat(NumberMask.of(code).orElseThrow().show(number)).contains(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"\"v\"0.0 | 2.15", "\"R-\"000 | 7.5", "\"R-\"000 | -7"})
    void showsNothingWhereTheFormatHidesAPart(String code, BigDecimal number) {
        assertThat(NumberMask.of(code).orElseThrow().show(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "General",
                "0",
                "0.00",
                "# ##0",
                "#,##0",
                "0%",
                "0.0E+00",
                "# ?/?",
                "[Red]0",
                "_-* 000_-",
                "@",
                "",
                "\"x\""
            })
    void readsNoOtherFormats(String code) {
        assertThat(NumberMask.of(code)).isEmpty();
    }
}
