package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PasswordsTests {

    private final Passwords passwords = new Passwords(Clock.systemUTC(), settings(Duration.ofMinutes(5)));

    @Test
    void remembersOnlyTheSameNamePasswordAndHash() {
        String password = UUID.randomUUID().toString();
        String hash = passwords.hash(password);
        assertThat(passwords.remembers("anna", password, hash)).isFalse();

        assertThat(passwords.matches("anna", password, hash)).isTrue();

        assertThat(passwords.remembers("anna", password, hash)).isTrue();
        assertThat(passwords.remembers("otto", password, hash)).isFalse();
        assertThat(passwords.remembers("anna", password + "x", hash)).isFalse();
        assertThat(passwords.remembers("anna", password, passwords.hash(password)))
                .isFalse();
        assertThat(passwords.remembers("anna", password, null)).isFalse();
    }

    @Test
    void doesNotRememberWrongPasswords() {
        String hash = passwords.hash(UUID.randomUUID().toString());

        assertThat(passwords.matches("anna", "wrong", hash)).isFalse();

        assertThat(passwords.remembers("anna", "wrong", hash)).isFalse();
    }

    @Test
    void forgetsAfterAWhile() {
        Passwords forgetful = new Passwords(Clock.systemUTC(), settings(Duration.ZERO));
        String hash = forgetful.hash("a password it is");

        assertThat(forgetful.matches("anna", "a password it is", hash)).isTrue();

        assertThat(forgetful.remembers("anna", "a password it is", hash)).isFalse();
    }

    @Test
    void takesAsLongWhateverIsWrong() {
        String hash = passwords.hash("a password it is");
        passwords.matches("warm", "up", hash);
        long known = timeOf(() -> passwords.matches("anna", "wrong", hash));
        long unknown = timeOf(() -> passwords.matches("anna", "wrong", null));
        long empty = timeOf(() -> passwords.matches("anna", "", hash));
        long tooLong = timeOf(() -> passwords.matches("anna", "p".repeat(100), hash));

        assertThat(unknown).isBetween(known / 3, known * 3);
        assertThat(empty).isBetween(known / 3, known * 3);
        assertThat(tooLong).isBetween(known / 3, known * 3);
    }

    @Test
    void neverMatchesMoreThanBcryptReads() {
        String seventyTwo = "p".repeat(72);
        String hash = passwords.hash(seventyTwo);

        assertThat(passwords.matches("anna", seventyTwo + "p", hash)).isFalse();
        assertThat(passwords.matches("anna", "", null)).isFalse();
    }

    @Test
    void makesLongRandomPasswords() {
        assertThat(passwords.random()).hasSize(24).isNotEqualTo(passwords.random());
    }

    private static long timeOf(Runnable work) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    private static SecuritySettings settings(Duration rememberFor) {
        return new SecuritySettings(null, rememberFor, 10, 30, Duration.ofSeconds(15), Duration.ofMinutes(15));
    }
}
