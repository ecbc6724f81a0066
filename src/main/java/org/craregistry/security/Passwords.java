package org.craregistry.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and verifies passwords. Hashing is slow on purpose; so that a program that sends its password with each request does
 * not pay for it each time, what was verified lately is remembered under a keyed hash that means nothing outside this process.
 */
@Component
class Passwords {

    private static final int FEWEST_CHARACTERS = 12;
    /** More than that bcrypt does not take. */
    private static final int MOST_BYTES = 72;

    private static final int KEY_BYTES = 32;
    private static final int RANDOM_BYTES = 18;
    private static final int REMEMBERED = 1000;
    /** An empty password the encoder refuses without hashing, which a clock would tell. */
    private static final String NOT_EMPTY = "-";

    private static final String HMAC = "HmacSHA256";

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key = new SecretKeySpec(bytes(KEY_BYTES), HMAC);
    private final String nobodysHash;
    private final Cache<ByteBuffer, Boolean> verified;

    Passwords(Clock clock, SecuritySettings settings) {
        this.verified = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(settings.rememberVerifiedFor())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
        this.nobodysHash = hash(random());
    }

    /** Why a text cannot be the password of an account, empty where it can. @param name the account's, which everybody knows */
    static Optional<String> objectionTo(String name, String password) {
        int characters = password.codePointCount(0, password.length());
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.isBlank()) {
            return Optional.of("The password is empty; use at least %d characters, a sentence for example."
                    .formatted(FEWEST_CHARACTERS));
        }
        if (characters < FEWEST_CHARACTERS) {
            return Optional.of("Use at least %d characters for the password, a sentence for example; this one has %d."
                    .formatted(FEWEST_CHARACTERS, characters));
        }
        if (bytes > MOST_BYTES) {
            return Optional.of("The password takes %d bytes; use at most %d, which is as many plain letters."
                    .formatted(bytes, MOST_BYTES));
        }
        return CommonPasswords.contain(name, password)
                ? Optional.of(
                        "The password is one that many people use or that is easily guessed from the name of the account;"
                                + " use a sentence of your own, for example.")
                : Optional.empty();
    }

    /** A new password of 24 characters that nobody can guess. */
    String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(RANDOM_BYTES));
    }

    String hash(String password) {
        return String.valueOf(encoder.encode(password));
    }

    /** Whether this password was verified lately for this name with this stored hash. */
    boolean remembers(String name, String password, @Nullable String storedHash) {
        return storedHash != null && verified.getIfPresent(mark(name, password, storedHash)) != null;
    }

    /**
     * Verifies a password, in the same time for an account that does not exist.
     *
     * @param storedHash what is stored; {@code null} where there is no such account or it has no password
     */
    boolean matches(String name, String password, @Nullable String storedHash) {
        if (storedHash == null || cannotBe(password)) {
            encoder.matches(NOT_EMPTY, nobodysHash);
            return false;
        }
        boolean right = encoder.matches(password, storedHash);
        if (right) {
            verified.put(mark(name, password, storedHash), true);
        }
        return right;
    }

    private static boolean cannotBe(String password) {
        return password.isEmpty() || password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    private ByteBuffer mark(String name, String password, String storedHash) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            String all = name + '\0' + storedHash + '\0' + password;
            return ByteBuffer.wrap(mac.doFinal(all.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
