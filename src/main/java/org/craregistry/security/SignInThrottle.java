package org.craregistry.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets sign-ins rest after many failures, by name and by address. A name that signed in from an address before is counted apart
 * there, so that strangers who try the name elsewhere do not shut its owner out. Memory is bounded: the entries used longest ago
 * give way.
 */
@Component
class SignInThrottle {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration FORGIVEN_AFTER = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;
    private static final int MOST_DOUBLINGS = 20;

    private final Clock clock;
    private final SecuritySettings settings;
    private final Map<String, Failures> failures = bounded();
    private final Map<String, Boolean> knownPlaces = bounded();

    SignInThrottle(Clock clock, SecuritySettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * What failed under one key.
     *
     * @param count since {@code since}, which is the beginning of the current minute of trying
     * @param pauses how often it had to rest already
     */
    private record Failures(int count, int pauses, Instant since, Instant last, Instant restsUntil) {}

    /** How long sign-ins with this name from this address have to rest, empty where they need not. */
    synchronized Optional<Duration> pauseOfName(String name, String address) {
        return pause(keyOf(name, address));
    }

    /** How long sign-ins from this address have to rest, empty where they need not. */
    synchronized Optional<Duration> pauseOfAddress(String address) {
        return pause(keyOf(address));
    }

    /** Whether the name signed in from this address before. */
    synchronized boolean knows(String name, String address) {
        return knownPlaces.containsKey(place(name, address));
    }

    synchronized void failed(String name, String address) {
        failedWithName(name, address);
        count(keyOf(address), settings.failuresOfAddress());
    }

    /** Counts a failure that the address is not to rest longer for. */
    synchronized void failedWithName(String name, String address) {
        count(keyOf(name, address), settings.failuresOfName());
    }

    /** Forgets the failures of the name; those of the address stay, or an attacker could clear them with an account of his own. */
    synchronized void succeeded(String name, String address) {
        failures.remove(keyOf(name, address));
        knownPlaces.put(place(name, address), true);
    }

    private void count(String key, int most) {
        Instant now = clock.instant();
        Failures before = unforgiven(key, now).orElse(new Failures(0, 0, now, now, Instant.MIN));
        boolean sameMinute = now.isBefore(before.since.plus(WINDOW)) || before.pauses > 0;
        int count = sameMinute ? before.count + 1 : 1;
        Instant since = sameMinute ? before.since : now;
        boolean rests = count >= most;
        Instant until = rests ? now.plus(pauseAfter(before.pauses)) : before.restsUntil;
        failures.put(key, new Failures(count, rests ? before.pauses + 1 : before.pauses, since, now, until));
    }

    private Duration pauseAfter(int pauses) {
        Duration pause = settings.firstPause().multipliedBy(1L << Math.min(pauses, MOST_DOUBLINGS));
        return pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause();
    }

    private Optional<Duration> pause(String key) {
        Instant now = clock.instant();
        return Optional.ofNullable(failures.get(key))
                .filter(known -> !isOfLater(known, now) && now.isBefore(known.restsUntil))
                .map(known -> Duration.between(now, known.restsUntil));
    }

    /** What is still counted. */
    private Optional<Failures> unforgiven(String key, Instant now) {
        return Optional.ofNullable(failures.get(key))
                .filter(known -> !isOfLater(known, now)
                        && !known.last.plus(FORGIVEN_AFTER).isBefore(now));
    }

    /** What was counted before the clock was set back counts no more, as nobody knows how long ago that is. */
    private static boolean isOfLater(Failures known, Instant now) {
        return known.last.isAfter(now.plus(WINDOW));
    }

    private String keyOf(String name, String address) {
        return knows(name, address) ? place(name, address) : "name " + name;
    }

    private static String keyOf(String address) {
        return "address " + address;
    }

    private static String place(String name, String address) {
        return "place " + name + ' ' + address;
    }

    /**
     * By the last use alone: a cache that keeps what is used often, as Caffeine does, would let an attacker ask for a few names over
     * and over to have the failures of another one forgotten.
     */
    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
