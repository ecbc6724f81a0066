package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.register.ReadSettings;
import org.craregistry.register.SheetKind;
import org.junit.jupiter.api.Test;

class PlanJsonTests {

    @Test
    void readsHeadersThatWereKeptBeforeCsvWasToldFromWorkbooks() {
        assertThat(PlanJson.headers(
                        "[{\"sheet\":\"Products\",\"row\":1,\"recognised\":[],\"computed\":[],\"unknown\":[]}]"))
                .singleElement()
                .satisfies(header -> assertThat(header.csv()).isFalse());
    }

    @Test
    void restoresWhatWasSaidAboutAFile() {
        ReadSettings settings = new ReadSettings(
                Map.of("Nummer", "reference"),
                Map.of("B", ""),
                "Liste",
                3,
                List.of(new ReadSettings.OtherSheet("EUCC 2027", SheetKind.CERTIFICATES, 7)),
                "windows-1252",
                ",",
                "dd.MM.yyyy",
                ReadSettings.AlikeKeys.SAME_PRODUCT);

        assertThat(PlanJson.settings(PlanJson.write(settings))).isEqualTo(settings);
    }

    @Test
    void restoresSettingsAsTheyWereKeptBeforeThereWereOtherSheets() {
        assertThat(PlanJson.settings("{\"headers\":{},\"letters\":{},\"alikeKeys\":\"REJECT\"}"))
                .isEqualTo(ReadSettings.NONE);
    }

    @Test
    void keepsChangesWithoutWhatIsNotThere() {
        List<FieldChange> changes = List.of(
                new FieldChange("name", null, "Gateway"), new FieldChange("website", "https://a.example", null));

        String json = PlanJson.write(changes);

        assertThat(json)
                .isEqualTo(
                        "[{\"field\":\"name\",\"new\":\"Gateway\"},{\"field\":\"website\",\"old\":\"https://a.example\"}]");
        assertThat(PlanJson.changes(json)).isEqualTo(changes);
    }

    @Test
    void readsChangesAsTheyWereKeptBefore() {
        assertThat(PlanJson.changes("[{\"field\":\"name\",\"old\":null,\"new\":\"Gateway\"}]"))
                .containsExactly(new FieldChange("name", null, "Gateway"));
        assertThat(PlanJson.evidence("[{\"changes\":[{\"field\":\"number\",\"old\":\"7\",\"now\":\"8\"}]}]"))
                .singleElement()
                .satisfies(one -> assertThat(one.changes()).containsExactly(new FieldChange("number", "7", "8")));
    }
}
