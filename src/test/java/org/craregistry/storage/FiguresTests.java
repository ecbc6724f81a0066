package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;

class FiguresTests {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private final Figures figures = new Figures(new JdbcTemplate(), nanos::get, Duration.ofSeconds(10));

    @Test
    void areReadOnceForAllWhoLookWithinSomeSeconds() {
        ToDoubleFunction<String> counted = figures.of(database -> Map.of("a", (double) looks.incrementAndGet()));

        assertThat(counted.applyAsDouble("a")).isEqualTo(1);
        assertThat(counted.applyAsDouble("not there")).isZero();
        nanos.addAndGet(11 * SECOND);
        assertThat(counted.applyAsDouble("a")).isEqualTo(2);
    }

    @Test
    void areNoNumbersWhileTheDatabaseIsAwayAndNobodyElseWaitsForIt() {
        ToDoubleFunction<String> away = figures.of(database -> {
            looks.incrementAndGet();
            throw new CannotGetJdbcConnectionException("away", new SQLException("refused"));
        });
        ToDoubleFunction<String> other = figures.of(database -> Map.of("a", (double) looks.incrementAndGet()));

        assertThat(away.applyAsDouble("a")).isNaN();
        assertThat(other.applyAsDouble("a")).isNaN();
        assertThat(looks).hasValue(1);
        nanos.addAndGet(11 * SECOND);
        assertThat(other.applyAsDouble("a")).isEqualTo(2);
    }

    @Test
    void areNoNumbersWhereTheDatabaseHangs() {
        CountDownLatch never = new CountDownLatch(1);
        Figures impatient = new Figures(new JdbcTemplate(), nanos::get, Duration.ofMillis(20));
        ToDoubleFunction<String> hanging = impatient.of(database -> {
            try {
                never.await();
            } catch (InterruptedException givenUp) {
                Thread.currentThread().interrupt();
            }
            return Map.of();
        });
        assertThat(hanging.applyAsDouble("a")).isNaN();
        never.countDown();
    }
}
