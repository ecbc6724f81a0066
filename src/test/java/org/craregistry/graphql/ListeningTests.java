package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.craregistry.graphql.LastingRights.Right;
import org.craregistry.storage.TooBusy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Who is told what, when it ends, and for how many at once. */
@Timeout(30)
class ListeningTests {

    private static final Duration SOON = Duration.ofMillis(20);
    private static final int LAST = 99;
    private static final Right RIGHT = new Right() {};

    private final UUID one = UUID.randomUUID();
    private final Numbers numbers = new Numbers();
    private volatile String account = "anna";
    private volatile boolean seen = true;
    private final Listening listening = listening(Duration.ofHours(1));

    /** Numbers that go up, and how they are asked for. */
    private static final class Numbers implements Watched<Integer> {

        private final Map<UUID, Integer> all = new ConcurrentHashMap<>();
        private final List<Integer> asked = new CopyOnWriteArrayList<>();

        @Override
        public Map<UUID, Integer> look(Collection<UUID> ids) {
            asked.add(ids.size());
            Map<UUID, Integer> found = new HashMap<>(all);
            found.keySet().retainAll(ids);
            return found;
        }

        @Override
        public boolean isLast(Integer state) {
            return state == LAST;
        }
    }

    private Listening listening(Duration longest) {
        ListeningSettings settings = new ListeningSettings(2, 3, SOON, SOON, longest);
        Listening made = new Listening(settings, () -> Optional.of(account), this::findLost);
        made.start();
        return made;
    }

    private void findLost(Collection<Right> rights, Consumer<Right> lost) {
        if (!seen) {
            rights.forEach(lost);
        }
    }

    /** Whoever has heard the last is forgotten a moment later. */
    private void assertNobodyListens() {
        for (int look = 0; look < 200 && listening.count() > 0; look++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(listening.count()).isZero();
    }

    @AfterEach
    void stop() {
        listening.stop();
    }

    @Test
    void tellsWhatIsNewAndEndsWithTheLast() {
        numbers.all.put(one, 1);
        List<Integer> told = new ArrayList<>();
        for (Integer number : to(one).toIterable()) {
            told.add(number);
            numbers.all.put(one, number == 1 ? 2 : LAST);
        }
        assertThat(told).containsExactly(1, 2, LAST);
        assertNobodyListens();
    }

    @Test
    void endsWhenItIsGoneAndWhenItMayNotBeSeenAnyMore() {
        numbers.all.put(one, 1);
        assertThat(to(one).doOnNext(number -> numbers.all.clear()).collectList().block())
                .containsExactly(1);
        numbers.all.put(one, 1);
        assertThat(to(one).doOnNext(number -> seen = false).collectList().block())
                .containsExactly(1);
    }

    @Test
    void endsAfterItsTimeAndWhenTheRegistryStops() {
        numbers.all.put(one, 1);
        Listening soonOver = listening(Duration.ofMillis(1));
        assertThat(soonOver.to(numbers, one, RIGHT).collectList().block()).containsExactly(1);
        soonOver.stop();

        assertThat(to(one).doOnNext(number -> listening.stop()).collectList().block())
                .containsExactly(1);
        assertThat(to(one).collectList().block()).isEmpty();
    }

    @Test
    void looksOnceForAllWhoListen() {
        UUID another = UUID.randomUUID();
        numbers.all.putAll(Map.of(one, 1, another, 1));
        Disposable first = to(one).subscribe();
        Flux<Integer> second = to(another);
        numbers.all.put(another, 1);
        assertThat(second.doOnNext(number -> numbers.all.put(another, number == 1 ? 2 : LAST))
                        .collectList()
                        .block())
                .containsExactly(1, 2, LAST);
        assertThat(numbers.asked).contains(2);
        first.dispose();
        assertNobodyListens();
    }

    @Test
    void letsAnAccountAndAllTogetherListenToSoMuchOnly() {
        numbers.all.put(one, 1);
        List<Disposable> open = new ArrayList<>();
        open.add(to(one).subscribe());
        open.add(to(one).subscribe());
        assertThatThrownBy(() -> to(one).blockFirst())
                .isInstanceOf(TooBusy.class)
                .hasMessageStartingWith("Your account listens to 2 things");
        account = "bert";
        open.add(to(one).subscribe());
        assertThatThrownBy(() -> to(one).blockFirst())
                .isInstanceOf(TooBusy.class)
                .hasMessageStartingWith("As many listen");
        open.forEach(Disposable::dispose);
        assertThat(to(one).blockFirst()).isEqualTo(1);
    }

    private Flux<Integer> to(UUID id) {
        return listening.to(numbers, id, RIGHT);
    }
}
