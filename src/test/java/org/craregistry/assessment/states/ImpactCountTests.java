package org.craregistry.assessment.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.RETURNS_MOCKS;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.craregistry.portfolio.ProductInput;
import org.craregistry.storage.TooBusy;
import org.craregistry.storage.Turns;
import org.junit.jupiter.api.Test;

class ImpactCountTests {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Turns TURNS = mock(Turns.class, RETURNS_MOCKS);

    private final ImpactCount count = new ImpactCount(new LawComparison(null, null, null, Instant.EPOCH), List.of());

    @Test
    void tellsWhatKeptItFromCounting() {
        count.begin(
                () -> {
                    throw new IllegalStateException("no such table");
                },
                TURNS,
                Runnable::run);

        assertThatThrownBy(() -> count.isDoneWithin(LONG)).hasMessage("no such table");
        assertThat(count.isOver(LONG)).isTrue();
    }

    @Test
    void failsOnceNobodyAsksForItAnyMore() {
        count.leave();
        count.begin(Stream::<ProductInput>empty, TURNS, Runnable::run);

        assertThatThrownBy(() -> count.isDoneWithin(LONG)).isInstanceOf(TooBusy.class);
    }

    @Test
    void isKeptForThoseWhoWereToldAPartOfIt() {
        assertThat(count.isDoneWithin(Duration.ZERO)).isFalse();
        count.begin(Stream::<ProductInput>empty, TURNS, Runnable::run);

        assertThat(count.isDoneWithin(Duration.ZERO)).isTrue();
        assertThat(count.isOver(LONG)).isFalse();
        assertThat(count.isOver(Duration.ZERO)).isTrue();
    }

    @Test
    void isOverWhereAllWereToldTheWhole() {
        assertThat(count.isOver(LONG)).isFalse();
        count.begin(Stream::<ProductInput>empty, TURNS, Runnable::run);

        assertThat(count.isDoneWithin(LONG)).isTrue();
        assertThat(count.isOver(LONG)).isTrue();
    }
}
