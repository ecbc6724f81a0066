package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that are filled with an x. */
class YesMarksTests {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"x", "X", "\u00D7", "\u2612", "\u25CF"})
    void meanYesWhereTheyStandAlone(String mark) {
        Recorded read = cells(mark, "", mark, "No", "nein");

        assertThat(read.values())
                .extracting(values -> values.get("freeAndOpenSource"))
                .containsExactly(true, null, true, false, false);
        assertThat(read.messages()).isEmpty();
        assertThat(read.notes)
                .extracting(Problem::message)
                .containsExactly(
                        "Column \"%s\" has \"%s\" as its only mark, which was read as Yes; empty cells leave the question open. Write No where that is meant."
                                .formatted(
                                        RegisterColumns.find("freeAndOpenSource")
                                                .orElseThrow()
                                                .header(),
                                        mark.toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void areRefusedBesideAYesOrAnotherMark() {
        assertThat(cells("x", "Yes").codes()).containsExactly("NOT_YES_OR_NO");
        assertThat(cells("x", "\u2713").codes()).containsExactly("NOT_YES_OR_NO");
        assertThat(cells("x", "\u25CF").codes()).containsExactly("NOT_YES_OR_NO", "NOT_YES_OR_NO");
        assertThat(cells("x", "-", "x").codes()).containsExactly("NOT_YES_OR_NO");
    }

    @Test
    void areFoundWhereverTheyStand() {
        String[] cells = new String[302];
        Arrays.fill(cells, "No");
        cells[300] = "x";
        assertThat(cells(cells).values().get(300)).containsEntry("freeAndOpenSource", true);

        cells[0] = "x";
        cells[301] = "Yes";
        assertThat(cells(cells).codes()).containsExactly("NOT_YES_OR_NO", "NOT_YES_OR_NO");
    }

    @Test
    void areFoundInAWorkbookThatIsBeingRead() {
        Recorded read = Recorded.read(Recorded.workbook(directory, workbook -> {
            var sheet = workbook.createSheet("Products");
            Recorded.texts(sheet, 0, List.of("Reference", "Name", "Open source", "AI"));
            for (int i = 1; i <= 300; i++) {
                Recorded.texts(sheet, i, List.of("R-" + i, "Router " + i, i == 150 ? "x" : "", i > 200 ? "No" : "Yes"));
            }
        }));

        assertThat(read.rows).hasSize(300);
        assertThat(read.values().get(149)).containsEntry("name", "Router 150").containsEntry("freeAndOpenSource", true);
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void areOfOneColumnEach() {
        Recorded read = Recorded.readCsv(directory, "Reference,Name,Open source,AI\nR-1,A,x,x\nR-2,B,,Yes\n");

        assertThat(read.values().get(0))
                .containsEntry("freeAndOpenSource", true)
                .doesNotContainKey("aiSystem");
        assertThat(read.codes()).containsExactly("NOT_YES_OR_NO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2713", "\u2714\uFE0F", "\u221A", "\u2611"})
    void areYesAnywhereWhereTheyAreTicks(String tick) {
        assertThat(cells(tick, "Yes", "No").values())
                .extracting(values -> values.get("freeAndOpenSource"))
                .containsExactly(true, true, false);
    }

    private Recorded cells(String... cells) {
        StringBuilder csv = new StringBuilder("Reference;Name;Open source\n");
        for (int i = 0; i < cells.length; i++) {
            csv.append("R-%d;Product;%s\n".formatted(i, cells[i]));
        }
        return Recorded.readCsv(directory, csv.toString());
    }
}
