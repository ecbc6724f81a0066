package org.craregistry.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.craregistry.document.ReadingCopy.Sheet;
import org.craregistry.law.LegalDate;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.plain.StateOfLawReader;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class StateOfLawPagesTests {

    private static final StateOfLaw R0 = read("R0");

    private final Map<String, Sheet> sheets = new StateOfLawPages(R0)
            .all().stream().collect(java.util.stream.Collectors.toMap(Sheet::id, sheet -> sheet));

    @Test
    void haveEveryDayEveryPublicationAndEveryReading() {
        assertThat(rows("dates")).hasSize(LegalDate.values().length);
        assertThat(rows("publications")).hasSize((int) Stream.of(StateOfLaw.class.getRecordComponents())
                .filter(component -> component.getType() == StateOfLaw.Listing.class)
                .count());
        assertThat(rows("readings"))
                .extracting(row -> row.get(0).id())
                .containsExactly(Stream.of(StateOfLaw.Readings.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toArray(String[]::new));
    }

    @Test
    void sayWhereAndWhenEachWasRead() {
        for (String id : List.of("dates", "publications")) {
            assertThat(rows(id)).allSatisfy(row -> {
                assertThat(row.get(row.size() - 2).link()).startsWith("http");
                assertThat(row.get(row.size() - 1).words()).matches("\\d{4}-\\d{2}-\\d{2}");
            });
        }
    }

    @Test
    void sayUntilWhenSourcesWereSeenAndHowManyAreSecondary() {
        assertThat(new StateOfLawPages(R0).sources())
                .containsExactly(
                        "Nothing published after %s could be seen.".formatted(R0.sourcesSeenUntil()),
                        "10 sources are secondary and marked so: they were not read in the Official Journal itself.");
    }

    private List<List<ReadingCopy.Cell>> rows(String id) {
        return Objects.requireNonNull(sheets.get(id)).rows();
    }

    private static StateOfLaw read(String id) {
        InputStream file = StateOfLawPagesTests.class.getResourceAsStream("/law/state-" + id + ".yaml");
        return StateOfLawReader.read(new Yaml().load(file));
    }
}
