package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.register.Problem;
import org.craregistry.register.SheetKind;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanPackingTests {

    private static PlannedRow row(
            Map<String, @Nullable Object> told,
            List<FieldChange> changes,
            List<PlannedEvidence> evidence,
            List<Problem> problems) {
        return new PlannedRow(
                1,
                "Products",
                2,
                ImportAction.UPDATE,
                "R-1",
                Ids.next(),
                0,
                told,
                changes,
                evidence,
                null,
                problems,
                null);
    }

    private static PlanPacking.Content unpacked(PlannedRow row) {
        try (PlanPacking packing = new PlanPacking()) {
            packing.pack(row("x".repeat(100_000)));
            return PlanPacking.unpack(packing.pack(row));
        }
    }

    private static PlannedRow row(String name) {
        return row(Map.of("reference", "R-1", "name", name), List.of(), List.of(), List.of());
    }

    @Test
    void restoresWhatARowDoesAndWhatIsWrong() {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("reference", "R-1");
        told.put("name", "Überwachung \"α\" 😀\n" + "x".repeat(70_000));
        told.put("manufacturer", null);
        told.put("dataConnection", true);
        told.put("expectedUseYears", 5);
        told.put("otherLaw", List.of("MARINE_EQUIPMENT_2014_90"));
        PlannedRow row = row(
                told,
                List.of(new FieldChange("name", "Router", null)),
                List.of(new PlannedEvidence(
                        SheetKind.CERTIFICATES,
                        "Certificates",
                        3,
                        PlannedEvidence.Action.FILE,
                        "EUCC 1",
                        Ids.next(),
                        Map.of("number", "1"),
                        List.of())),
                List.of(new Problem(
                        Problem.Severity.WARNING, "FORMULA", "Products", "B2", "Version", null, "is a formula")));

        assertThat(unpacked(row))
                .isEqualTo(new PlanPacking.Content(row.told(), row.changes(), row.evidence(), row.problems()));
    }

    @Test
    void takesNoRoomForARowThatDoesNothing() {
        PlannedRow nothing = row(Map.of(), List.of(), List.of(), List.of());

        try (PlanPacking packing = new PlanPacking()) {
            assertThat(packing.pack(nothing)).isNull();
        }
        assertThat(unpacked(nothing).told()).isEmpty();
        assertThat(unpacked(nothing).problems()).isEmpty();
    }

    @Test
    void readsWhatEarlierVersionsHavePacked() {
        assertThat(PlanPacking.unpack(HexFormat.of().parseHex("01c35e330601fb2bb5b500"))
                        .told())
                .isEqualTo(Map.of("reference", "R-1"));
    }

    /** Rows that are stored refer to places in them. */
    @Test
    void hasTheSameTextsAsEarlierVersions() throws IOException {
        CRC32 texts = new CRC32();
        try (InputStream in =
                Objects.requireNonNull(PlanPacking.class.getResourceAsStream("/register/plan-texts-1.txt"))) {
            texts.update(in.readAllBytes());
        }
        assertThat(texts.getValue()).isEqualTo(0xe59945b7L);
    }
}
