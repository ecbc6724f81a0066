package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNameTests {

    @Test
    void keepsOnlyTheNameOfAFile() {
        assertThat(FileName.shown("C:\\register\\2026.xlsx")).isEqualTo("2026.xlsx");
        assertThat(FileName.shown("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileName.shown("folder/")).isNull();
        assertThat(FileName.shown(null)).isNull();
    }

    @Test
    void leavesOutWhatCannotBeSeen() {
        assertThat(FileName.shown("a\u0000b\u202Ecsv.exe")).isEqualTo("abcsv.exe");
        assertThat(FileName.shown("a\r\nSet-Cookie: b.pdf")).isEqualTo("aSet-Cookie: b.pdf");
        assertThat(FileName.shown("half \uD83D.pdf")).isEqualTo("half .pdf");
        assertThat(FileName.shown("\u2028 \t")).isNull();
    }

    @Test
    void keepsTheEndOfALongName() {
        assertThat(FileName.shown("x".repeat(251) + ".pdf")).hasSize(255);
        assertThat(FileName.shown("x".repeat(252) + ".pdf")).isEqualTo("x".repeat(251) + ".pdf");
        assertThat(FileName.shown("x".repeat(300))).hasSize(255);
    }

    @Test
    void cutsNoCharacterInHalf() {
        String name = FileName.shown("\uD83D\uDE00" + "x".repeat(254));

        assertThat(name).isEqualTo("x".repeat(254));
        assertThat(FileName.shown("\uD83D\uDE00" + "x".repeat(253)))
                .startsWith("\uD83D\uDE00")
                .hasSize(255);
    }
}
