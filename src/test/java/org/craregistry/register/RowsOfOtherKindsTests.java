package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that stand around those of products: blocks above a table, other tables below it, and what is said of its columns. */
class RowsOfOtherKindsTests {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {"Reference;QM-17;Version;3;Name;Register", "Reference;QM-17;Version;3;Name;Register;Owner;QA"})
    void takesTheTableRatherThanABlockAboveIt(String block) {
        Recorded read = Recorded.readCsv(
                directory,
                block + "\nOwner;QA;Manufacturer;ACME;Description;All\n\nReference;Version;Name\nR-1;1.0;Router\n");

        assertThat(read.header.row()).isEqualTo(4);
        assertThat(read.values()).containsExactly(Map.of("reference", "R-1", "version", "1.0", "name", "Router"));
    }

    @Test
    void takesAHeaderWithUnknownColumnsAsBefore() {
        Recorded read = Recorded.readCsv(
                directory, "Reference;Colour;Name;Size;Version\nR-1;red;A;1;2\n\nReference;Name\nR-2;B\n");

        assertThat(read.header.row()).isEqualTo(1);
    }

    @Test
    void rejectsTheRowsOfATableWithItsColumnsInAnotherOrder() {
        Recorded read = Recorded.readCsv(directory, """
                Reference;Version;Name
                R-1;1.0;A
                ;;
                Name;Reference;Version
                B;S-1;1.0
                Reference;Version;Name
                R-2;1.0;C
                Reference;Version;Manufacturer
                R-2;1.0;ACME
                """);

        assertThat(read.rows).extracting(RegisterRow::isRejected).containsExactly(false, true, false, true);
        assertThat(read.messages())
                .first()
                .isEqualTo(
                        "Row 5 stands below row 4, a header whose columns are others than those of row 1. Bring the rows under one header, or send them as a file of their own.");
        assertThat(read.noteCodes()).containsExactlyInAnyOrder("HEADER_REPEATED", "OTHER_HEADER");
    }

    @ParameterizedTest
    @CsvSource({
        "A;B;C;D, COLUMNS_NUMBERED",
        "(a);(b);(c);(d), COLUMNS_NUMBERED",
        "I;II;III;IV, COLUMNS_NUMBERED",
        "Text;Text;Text;Text, COLUMNS_EXPLAINED",
        "Pflicht;optional;Pflicht;optional, COLUMNS_EXPLAINED",
        "M;O;M;O, COLUMNS_EXPLAINED",
        "---;---;:---;---, COLUMNS_EXPLAINED",
        ";years;;yyyy-mm-dd, COLUMNS_EXPLAINED",
        "Beispiel;1.0;Beispielprodukt;, EXAMPLE_ROWS",
        "Example:;1.0;Example product;, EXAMPLE_ROWS",
    })
    void skipsWhatIsSaidOfTheColumns(String row, String code) {
        Recorded read = Recorded.readCsv(
                directory, "Reference;Version;Name;Manufacturer\n" + row + "\nR-1;1;Router;ACME\n" + row + "\n");

        assertThat(read.noteCodes()).containsExactly(code);
        assertThat(read.rows).hasSize(2);
    }

    @Test
    void skipsTheLinesThatDatabasesDrawAndTheirCount() {
        Recorded read = Recorded.readCsv(
                directory,
                " reference | version | name\n-----------+---------+------\n R-1 | 1.0 | Router\n (2)| 1.0 | (2 ports)\n(2 rows)\n");

        assertThat(read.noteCodes()).containsExactlyInAnyOrder("COLUMNS_EXPLAINED", "TOTAL_ROWS");
        assertThat(read.rows).extracting(RegisterRow::row).containsExactly(3, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A;1;x;y", "M-1;O;M;O", "A;C;B;D", "Text editor;1;Text;", "Sample;1;Router;"})
    void readsProductsRightBelowTheHeader(String row) {
        Recorded read = Recorded.readCsv(directory, "Reference;Version;Name;Manufacturer\n" + row + "\n");

        assertThat(read.rows).hasSize(1);
        assertThat(read.notes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Total products: 2", "Total (2)", "Summe Produkte", "Teilergebnis", "Anzahl der Produkte: 2",
                        "Count: 2",
                "Suma ko\u0144cowa", "Totale prodotti", "\u00dcbertrag", "\u03a3", "Seite 1 von 3", "Page 2",
                "\u2211", "Gesamtzahl", "Nombre total", "N\u00famero total de productos", "Numero totale: 2",
                        "Totaal aantal",
                "\u0141\u0105czna liczba", "Produkte gesamt"
            })
    void skipsRowsOfSumsAndPages(String text) {
        Recorded read = Recorded.readCsv(directory, "Reference;Version;Name\nR-1;1;Router\n" + text + ";2;\n");

        assertThat(read.rows).hasSize(1);
        assertThat(read.noteCodes()).containsExactly("TOTAL_ROWS");
        assertThat(Recorded.readCsv(directory, "Reference;Version;Name\n" + text + ";2;Commander\n").rows)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Erstellt von:;30.11.2026;H. M\u00fcller", "Approved by:;;QA"})
    void remarksLinesBelowTheTable(String line) {
        Recorded read = Recorded.readCsv(directory, "Reference;Version;Name\nR-1;1;Router\n" + line + "\n");

        assertThat(read.codes()).contains("LABEL_FOR_REFERENCE");
    }
}
