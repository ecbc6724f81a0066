package org.craregistry.register.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTagsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<sheetData><row r='1'><c/></row><row/><row>3</row></sheetData> | 3",
                "<x:sheetData><x:row r='1'></x:row><worksheet:row/></x:sheetData> | 2",
                "<rows/><rowBreaks count='1'/><c t='row'>row &lt;row&gt;</c></row> | 0"
            })
    void countsTheTagsThatBeginARow(String sheet, int rows) throws IOException {
        assertThat(RowTags.count(bytes(sheet), Long.MAX_VALUE)).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({"65536, 1", "131072, 2"})
    void looksNoFartherThanItMay(long most, int rows) throws IOException {
        String chunk = "<row/>" + " ".repeat(65_536 - 6);
        assertThat(RowTags.count(bytes(chunk.repeat(3)), most)).isEqualTo(rows);
    }

    private static ByteArrayInputStream bytes(String sheet) {
        return new ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_8));
    }
}
