package org.craregistry.assessment.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentLinesTests {

    @Test
    void leavesALineOfSeventyFiveOctetsWhole() throws IOException {
        assertThat(written("X:" + "a".repeat(73))).isEqualTo("X:" + "a".repeat(73) + "\r\n");
    }

    @Test
    void foldsALineOfSeventySixOctets() throws IOException {
        assertThat(written("X:" + "a".repeat(74))).isEqualTo("X:" + "a".repeat(73) + "\r\n a\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "漢", "🛡", "e\u0301", "a漢🛡é"})
    void foldsBetweenCharactersOnly(String character) throws IOException {
        String value = character.repeat(100);
        String written = written("X:" + value);

        for (String line : written.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\uFFFD");
        }
        assertThat(written.replace("\r\n ", "")).isEqualTo("X:" + value + "\r\n");
    }

    @Test
    void escapesWhatHasAMeaning() {
        assertThat(ContentLines.escaped("a,b;c\\d:\"e\"")).isEqualTo("a\\,b\\;c\\\\d:\"e\"");
        assertThat(ContentLines.escaped("a\r\nb\nc\rd")).isEqualTo("a\\nb\\nc\\nd");
        assertThat(ContentLines.escaped("a\u0000b\u001Bc\u007Fd\u0085e\tf")).isEqualTo("abcde\tf");
    }

    private static String written(String line) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ContentLines(out).write("X", line.substring(2));
        return out.toString(StandardCharsets.UTF_8);
    }
}
