package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInThrottleTests {

    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.7";

    private final MovingClock clock = new MovingClock();
    private final SignInThrottle throttle = new SignInThrottle(
            clock,
            new SecuritySettings(null, Duration.ofMinutes(5), 10, 30, Duration.ofSeconds(15), Duration.ofMinutes(15)));

    @Test
    void restsAfterTheTenthFailureWithinAMinute() {
        fail("anna", HERE, 9);
        assertThat(pause("anna", HERE)).isEmpty();

        fail("anna", HERE, 1);

        assertThat(pause("anna", HERE)).contains(Duration.ofSeconds(15));
        assertThat(pause("anna", ELSEWHERE)).contains(Duration.ofSeconds(15));
        assertThat(pause("otto", HERE)).isEmpty();
        clock.pass(Duration.ofSeconds(15));
        assertThat(pause("anna", HERE)).isEmpty();
    }

    @Test
    void restsNoLongerWhereTheClockIsSetBack() {
        fail("anna", HERE, 10);

        clock.pass(Duration.ofDays(-1));

        assertThat(pause("anna", HERE)).isEmpty();
        fail("anna", HERE, 9);
        clock.pass(Duration.ofSeconds(60));
        fail("anna", HERE, 9);
        assertThat(pause("anna", HERE)).isEmpty();
    }

    @Test
    void forgetsFailuresThatAreOlderThanAMinute() {
        fail("anna", HERE, 9);
        clock.pass(Duration.ofSeconds(60));

        fail("anna", HERE, 9);

        assertThat(pause("anna", HERE)).isEmpty();
    }

    @Test
    void restsTwiceAsLongAfterEachFurtherFailureUpToAMost() {
        fail("anna", HERE, 10);
        Duration expected = Duration.ofSeconds(15);
        for (int i = 0; i < 8; i++) {
            assertThat(pause("anna", HERE)).contains(expected);
            clock.pass(expected);
            fail("anna", HERE, 1);
            Duration doubled = expected.multipliedBy(2);
            expected = doubled.compareTo(Duration.ofMinutes(15)) < 0 ? doubled : Duration.ofMinutes(15);
        }
        assertThat(pause("anna", HERE)).contains(Duration.ofMinutes(15));
    }

    @Test
    void forgivesAfterAnHour() {
        fail("anna", HERE, 10);
        clock.pass(Duration.ofMinutes(61));

        fail("anna", HERE, 9);

        assertThat(pause("anna", HERE)).isEmpty();
    }

    @Test
    void forgetsTheFailuresOfANameWhenItSignsIn() {
        fail("anna", HERE, 9);
        throttle.succeeded("anna", HERE);

        fail("anna", HERE, 9);

        assertThat(pause("anna", HERE)).isEmpty();
    }

    @Test
    void doesNotLetStrangersLockOutWhoSignedInBefore() {
        throttle.succeeded("anna", HERE);

        fail("anna", ELSEWHERE, 10);

        assertThat(pause("anna", ELSEWHERE)).isPresent();
        assertThat(pause("anna", HERE)).isEmpty();
    }

    @Test
    void countsAnAddressOverAllNamesAndDoesNotForgiveItForOneSuccess() {
        for (int i = 0; i < 29; i++) {
            fail("name" + i, HERE, 1);
        }
        throttle.succeeded("mallory", HERE);
        assertThat(pause("anna", HERE)).isEmpty();

        fail("name29", HERE, 1);

        assertThat(pause("anna", HERE)).isPresent();
        assertThat(pause("anna", ELSEWHERE)).isEmpty();
    }

    private Optional<Duration> pause(String name, String address) {
        return throttle.pauseOfName(name, address).or(() -> throttle.pauseOfAddress(address));
    }

    private void fail(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(name, address);
        }
    }

    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-11-22T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
