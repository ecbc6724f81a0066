package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.craregistry.register.ReadSettings;
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
                "windows-1252",
                ",",
                "dd.MM.yyyy",
                ReadSettings.AlikeKeys.SAME_PRODUCT);

        assertThat(PlanJson.settings(PlanJson.write(settings))).isEqualTo(settings);
    }
}
