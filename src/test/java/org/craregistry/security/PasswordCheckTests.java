package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class PasswordCheckTests {

    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.7";
    private static final String RIGHT = "the right password";

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private final SecuritySettings settings =
            new SecuritySettings(null, Duration.ofMinutes(5), 3, 2, Duration.ofSeconds(15), Duration.ofMinutes(15));
    private final Passwords passwords = new Passwords(clock, settings);
    private final PasswordCheck check = new PasswordCheck(passwords, new SignInThrottle(clock, settings));
    private final String stored = passwords.hash(RIGHT);

    @BeforeEach
    void anAddressRestsAfterFailuresOfOthers() {
        assertThat(check.passes("anna", RIGHT, stored, HERE)).isTrue();
        assertThat(check.passes("otto", RIGHT, stored, ELSEWHERE)).isTrue();
        assertThat(check.passes("x", "guess", null, HERE)).isFalse();
        assertThat(check.passes("y", "guess", null, HERE)).isFalse();
        assertRests("stranger", RIGHT, HERE);
    }

    @Test
    void letsWhoSignedInFromTheAddressBeforeGoOn() {
        assertThat(check.passes("anna", RIGHT, stored, HERE)).isTrue();
        assertThat(check.passes("anna", RIGHT, stored, HERE)).isTrue();
    }

    @Test
    void refusesWhoSignedInElsewhereOnly() {
        assertRests("otto", RIGHT, HERE);
        assertThat(check.passes("otto", RIGHT, stored, ELSEWHERE)).isTrue();
    }

    @Test
    void doesNotLetThePasswordOfThatNameBeGuessedWithoutLimit() {
        for (int i = 0; i < 3; i++) {
            assertRests("anna", "guess " + i, HERE);
        }
        assertRests("anna", RIGHT, HERE);
        assertThat(check.passes("anna", RIGHT, stored, ELSEWHERE)).isTrue();
    }

    @Test
    void countsWhoTriesByTheNetworkOfAnIpv6Address() {
        assertThat(addressOf("2001:db8:0:1:0:0:0:1")).isEqualTo(addressOf("2001:db8:0:1::2"));
        assertThat(addressOf("2001:db8:0:2::1")).isNotEqualTo(addressOf("2001:db8:0:1::1"));
        assertThat(addressOf(HERE)).isEqualTo(HERE);
    }

    private static String addressOf(String client) {
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated("anna", RIGHT);
        attempt.setDetails(new WebAuthenticationDetails(client, null));
        return SignIn.addressOf(attempt);
    }

    private void assertRests(String name, String password, String address) {
        assertThatThrownBy(() -> check.passes(name, password, stored, address)).isInstanceOf(TooManyAttempts.class);
    }
}
