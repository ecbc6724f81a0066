package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lets three large requests at once through, two of one account, and three small ones of each; one more may wait. */
class TurnsTests {

    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final List<Turn> begun = new ArrayList<>();
    private Optional<String> who = Optional.of("a");
    private final Turns turns = new Turns(new TurnLimits(3, 2, 3, 1, PATIENCE), () -> who);

    private Turn taken(String account) {
        who = Optional.of(account);
        Turn turn = Turn.alone(turns);
        turn.takeLarge();
        begun.add(turn);
        return turn;
    }

    @AfterEach
    void end() {
        begun.forEach(Turn::close);
    }

    @Test
    void letsFewOfOneAccountThroughAndOthersBesideThem() {
        taken("a");
        taken("a");

        long asked = System.nanoTime();
        assertThatThrownBy(() -> taken("a")).isInstanceOf(TooBusy.class).hasMessageContaining("the same account");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(PATIENCE.dividedBy(2));
        taken("b");
    }

    @Test
    void letsFewOfAllAccountsThrough() {
        taken("a");
        taken("a");
        taken("b");

        assertThatThrownBy(() -> taken("b")).isInstanceOf(TooBusy.class).hasMessageNotContaining("same account");
        begun.remove(0).close();
        taken("b");
    }

    /** One that is about to begin when it is cancelled for the first time does not notice, and would run for as long as it likes. */
    @Test
    void cancelsAStatementUntilItHasEnded() throws Exception {
        CountDownLatch again = new CountDownLatch(2);
        Statement deaf = (Statement) Proxy.newProxyInstance(
                Statement.class.getClassLoader(), new Class<?>[] {Statement.class}, (proxy, method, arguments) -> {
                    again.countDown();
                    return null;
                });
        Turn turn = taken("a");
        turn.running(deaf);

        turn.giveUp();

        assertThat(again.await(5, TimeUnit.SECONDS)).isTrue();
        turn.running(null);
    }

    @Test
    void letsWhoWaitsThroughWhenAnotherIsDone() throws Exception {
        Turn first = taken("a");
        taken("a");
        CompletableFuture<Turn> waiting = CompletableFuture.supplyAsync(() -> taken("a"));
        Thread.sleep(50);
        first.close();

        assertThat(waiting.get(1, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void doesNotLetManyWait() throws Exception {
        taken("a");
        taken("a");
        CompletableFuture<Turn> waiting = CompletableFuture.supplyAsync(() -> taken("a"));
        Thread.sleep(50);

        assertThatThrownBy(() -> taken("a")).isInstanceOf(TooBusy.class);
        assertThat(waiting).isNotDone();
        assertThat(waiting).failsWithin(1, TimeUnit.SECONDS);
    }

    @Test
    void letsFewSmallRequestsOfOneAccountThroughBesideItsLargeOnes() {
        taken("a");
        taken("a");
        for (int i = 0; i < 3; i++) {
            Turn small = Turn.alone(turns);
            begun.add(small);
            small.takeSmall();
        }

        Turn another = Turn.alone(turns);
        assertThatThrownBy(another::takeSmall).isInstanceOf(TooBusy.class);
        begun.get(2).close();
        another.takeSmall();
        begun.add(another);
        who = Optional.of("b");
        Turn ofAnother = Turn.alone(turns);
        begun.add(ofAnother);
        ofAnother.takeSmall();
    }

    @Test
    void takesOneTurnForAllOfARequest() {
        Turn turn = taken("a");
        turn.takeLarge();
        taken("a");

        turn.close();
        turn.close();
        taken("a");
        assertThatThrownBy(() -> taken("a")).isInstanceOf(TooBusy.class);
    }

    @Test
    void refusesAllOfARequestAtOnceThatWasRefused() {
        taken("a");
        taken("a");
        Turn turn = Turn.alone(turns);
        assertThatThrownBy(turn::takeLarge).isInstanceOf(TooBusy.class);

        long asked = System.nanoTime();
        assertThatThrownBy(turn::takeLarge).isInstanceOf(TooBusy.class);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(PATIENCE.dividedBy(2));
    }

    @Test
    void neverLetsTheRegistryItselfWait() {
        taken("a");
        taken("a");
        taken("b");
        who = Optional.empty();

        Turn.alone(turns).takeLarge();
    }

    @Test
    void belongsToTheThreadOfTheRequest() {
        try (Turn turn = turns.begin()) {
            assertThat(Turn.current()).containsSame(turn);
            assertThat(CompletableFuture.supplyAsync(Turn::current).join()).isEmpty();
        }
        assertThat(Turn.current()).isEmpty();
    }

    @Test
    void endsTheWorkOfWhomNobodyWaitsFor() {
        try (Turn turn = turns.begin()) {
            turn.next();
            turn.giveUp();
            assertThatThrownBy(turn::next).isInstanceOf(GivenUp.class);
        }
    }
}
