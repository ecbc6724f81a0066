package org.craregistry.security;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks a password under the throttle. Attempts with one name go one after the other: many at once cannot slip past the count
 * of failures, and the first right one spares the others the slow hash.
 */
@Component
class PasswordCheck {

    private static final int STRIPES = 64;
    private static final String NO_NAME = "?";

    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final ReentrantLock[] locks = new ReentrantLock[STRIPES];

    PasswordCheck(Passwords passwords, SignInThrottle throttle) {
        this.passwords = passwords;
        this.throttle = throttle;
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /**
     * Whether the password is the right one.
     *
     * @param storedHash {@code null} where there is no such account or it has no password
     * @throws TooManyAttempts where sign-ins have to rest
     */
    boolean passes(String name, String password, @Nullable String storedHash, String address) {
        String counted = Account.isName(name) ? name : NO_NAME;
        refuseDuring(throttle.pauseOfName(counted, address));
        if (throttle.pauseOfAddress(address).isEmpty() && passwords.remembers(name, password, storedHash)) {
            return true;
        }
        ReentrantLock lock = locks[Math.floorMod(counted.hashCode(), STRIPES)];
        lock.lock();
        try {
            refuseDuring(throttle.pauseOfName(counted, address));
            boolean remembered = passwords.remembers(name, password, storedHash);
            refuseWhileAddressRests(remembered, counted, address);
            return remembered || verify(name, counted, password, storedHash, address);
        } finally {
            lock.unlock();
        }
    }

    private boolean verify(String name, String counted, String password, @Nullable String storedHash, String address) {
        boolean right = passwords.matches(name, password, storedHash);
        if (right) {
            throttle.succeeded(counted, address);
        } else {
            throttle.failed(counted, address);
        }
        return right;
    }

    /**
     * While an address rests, whoever signed in from it before goes on with the password that is remembered: the failures are
     * somebody else's. What is not remembered counts for that name at that address, or it could be guessed without limit.
     */
    private void refuseWhileAddressRests(boolean remembered, String name, String address) {
        Optional<Duration> pause = throttle.pauseOfAddress(address);
        if (pause.isEmpty() || !throttle.knows(name, address)) {
            refuseDuring(pause);
        } else if (!remembered) {
            throttle.failedWithName(name, address);
            refuseDuring(pause);
        }
    }

    private static void refuseDuring(Optional<Duration> pause) {
        if (pause.isPresent()) {
            throw new TooManyAttempts(pause.get());
        }
    }
}
