package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How headers of other people name the requirements of Annex I. */
class RequirementHeadersTests {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I.1(2)(a) | P1-2a.standing",
                "I(2)(a) | P1-2a.standing",
                "Annex I Part I (2)(e) | P1-2e.standing",
                "Annex I, Part 1, point 2 (i) | P1-2i.standing",
                "I.I.2.i | P1-2i.standing",
                "Anhang I Teil II Nr. 1 | P2-1.standing",
                "Anh. I Teil I Ziff. 2 Buchst. c | P1-2c.standing",
                "annexe I, partie II, point 3 | P2-3.standing",
                "anexo I, parte I, punto 2, letra b) | P1-2b.standing",
                "załącznik I część II pkt 8 | P2-8.standing",
                "Part II, 3 | P2-3.standing",
                "II.2 | P2-2.standing",
                "I.1 | P1-1.standing",
                "I(1) | P1-1.standing",
                "P1-2f | P1-2f.standing",
                "P2.07 | P2-7.standing",
                "2a | P1-2a.standing",
                "2 (M) | P1-2m.standing",
                "(d) | P1-2d.standing",
                "lit. a) | P1-2a.standing",
                "(a) No known exploitable vulnerabilities | P1-2a.standing",
                "2c - Updatability, where applicable by automatic updates | P1-2c.standing",
                "2c - Updatability: note | P1-2c.note",
                "Note (a) | P1-2a.note",
                "Begründung zu II.2 | P2-2.note",
                "I.1(2)(b) Nachweis | P1-2b.note",
                "Secure by default | P1-2b.standing",
                "Secure by default: note | P1-2b.note"
            })
    void nameARequirementByItsPlace(String header, String field) {
        Recorded read = read(header, "Fulfilled");

        assertThat(read.header.recognised())
                .extracting(RegisterHeader.Cell::field)
                .contains("requirements.CRA-AI-" + field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "2",
                "a",
                "i",
                "2n",
                "II.9",
                "I.2",
                "III.1",
                "2a, 2b",
                "(a) and (b)",
                "2a/b",
                "(a)-(c)",
                "2a1",
                "II.2b",
                "Article 13(2)(n)",
                "2a applicable?",
                "(b) anwendbar",
                "2b due",
                "I.1(2)(b) - done by",
                "2b Verantwortlich",
                "(b) \u00E9ch\u00E9ance",
                "Requirement",
                "1.1",
                "2.1"
            })
    void nameNoneWhereThePlaceIsNotOne(String header) {
        assertThat(read(header, "x").header.unknown())
                .extracting(RegisterHeader.Cell::text)
                .containsExactly(header);
    }

    @Test
    void areLeftAloneOnOtherSheets() {
        assertThat(Recorded.readCsv(directory, "Reference,Name,2a,(b)\nR-1,Router,x,y\n")
                        .header
                        .unknown())
                .hasSize(2);
    }

    private Recorded read(String header, String cell) {
        return Recorded.read(Recorded.workbook(directory, workbook -> {
            Recorded.texts(workbook.createSheet("Annex I"), 0, List.of("Reference", "Version", header));
            Recorded.texts(workbook.getSheetAt(0), 1, List.of("R-1", "1.0", cell));
        }));
    }
}
