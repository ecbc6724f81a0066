package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CountDifferencesTests {

    private static final UUID PORTFOLIO = UUID.randomUUID();
    private static final LocalDate DAY = LocalDate.parse("2027-12-11");

    private final CountDifferences first = new CountDifferences();
    private final CountDifferences second = new CountDifferences();

    @Test
    void areNoneWhereTheyAddUpToNothing() {
        first.add(DAY, PORTFOLIO, 1, 2);
        assertThat(first.isEmpty()).isFalse();
        first.add(DAY, PORTFOLIO, 1, -2);

        assertThat(first.isEmpty()).isTrue();
        assertThat(first.keepOnly(second)).as("nothing is forgotten").isFalse();
    }

    @Test
    void keepOnlyWhatTwoLooksFindAlike() {
        first.add(DAY, PORTFOLIO, 1, 2);
        second.add(DAY, PORTFOLIO, 1, 2);
        assertThat(first.keepOnly(second)).isFalse();
        assertThat(first.isEmpty()).isFalse();

        second.add(DAY, PORTFOLIO, 1, 1);

        assertThat(first.keepOnly(second)).isTrue();
        assertThat(first.isEmpty()).isTrue();
    }
}
