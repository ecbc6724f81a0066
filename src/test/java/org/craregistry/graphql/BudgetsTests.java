package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.craregistry.graphql.Budgets.Left;
import org.craregistry.storage.TooBusy;
import org.junit.jupiter.api.Test;

/** Spends a budget of 1,000 points of which 100 come back in a second. */
class BudgetsTests {

    private final AtomicLong nanos = new AtomicLong();
    private final Budgets budgets = new Budgets(LimitsTests.limits(30, Duration.ofSeconds(30), 1000, 100), nanos::get);

    @Test
    void saysWhatIsLeft() {
        assertThat(budgets.spend("a", 250)).isEqualTo(new Left(1000, 10, 750, 3));
        assertThat(budgets.spend("a", 750)).isEqualTo(new Left(1000, 10, 0, 10));
    }

    @Test
    void refusesWhatIsNotLeftAndSaysWhenItWillBe() {
        budgets.spend("a", 1000);

        assertThatThrownBy(() -> budgets.spend("a", 150))
                .isInstanceOfSatisfying(
                        TooBusy.class,
                        busy -> assertThat(busy.retryAfterSeconds()).isEqualTo(2));
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(budgets.spend("a", 150).points()).isEqualTo(50);
    }

    @Test
    void neverHoldsMoreThanTheMost() {
        budgets.spend("a", 1000);
        nanos.addAndGet(Duration.ofDays(1).toNanos());

        assertThat(budgets.spend("a", 0).points()).isEqualTo(1000);
    }

    @Test
    void givesEachAccountItsOwn() {
        budgets.spend("a", 1000);

        assertThat(budgets.spend("b", 1000).points()).isZero();
    }

    @Test
    void letsTheMostExpensiveRequestPassOnce() {
        assertThat(budgets.spend("a", 20_000).points()).isZero();
    }
}
