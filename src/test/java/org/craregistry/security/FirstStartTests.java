package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.craregistry.audit.ChangeLog;
import org.craregistry.testing.IntegrationTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/** Starts once more in a transaction in which there is no administrator, and rolls it back. */
@IntegrationTest
@Transactional
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTests {

    private static final Pattern SHOWN = Pattern.compile("password: +(\\S+)");

    @Autowired
    Accounts accounts;

    @Autowired
    Passwords passwords;

    @Autowired
    ChangeLog changeLog;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Environment environment;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void withoutAdministrator() {
        jdbc.update("UPDATE account SET administrator = FALSE, name = CONCAT('was-', name) WHERE administrator = TRUE");
    }

    @Test
    void makesAnAdministratorWithARandomPasswordAndShowsItOnce(CapturedOutput log) {
        // What was logged before is of the registry that runs for all tests.
        int before = log.getOut().length();
        start(null);

        Matcher shown = SHOWN.matcher(log.getOut().substring(before));
        assertThat(shown.find()).isTrue();
        assertThat(shown.group(1)).hasSizeGreaterThanOrEqualTo(20);
        assertThat(passwords.matches("admin", shown.group(1), storedHash())).isTrue();
        assertThat(shown.find()).isFalse();
        assertThat(log).contains("http://localhost:");

        start(null);

        assertThat(log.getOut().substring(before).split(Pattern.quote("The first start made"), -1))
                .hasSize(2);
    }

    @Test
    void takesThePasswordOfTheEnvironmentWithoutShowingIt(CapturedOutput log) {
        String given = "of the environment " + UUID.randomUUID();

        start(given);

        assertThat(passwords.matches("admin", given, storedHash())).isTrue();
        assertThat(log).contains("REGISTRY_ADMIN_PASSWORD").doesNotContain(given);
    }

    @Test
    void doesNotOverwriteThePasswordLaterAndSaysSo(CapturedOutput log) {
        String first = "of the environment " + UUID.randomUUID();
        start(first);
        String before = storedHash();
        start(first);
        assertThat(log).doesNotContain("has no effect");

        String later = "of the environment " + UUID.randomUUID();
        start(later);

        assertThat(storedHash()).isEqualTo(before);
        assertThat(log)
                .contains("REGISTRY_ADMIN_PASSWORD is not the password of admin and has no effect")
                .doesNotContain(later);
    }

    @Test
    void refusesToStartWithAWeakPassword() {
        assertThatThrownBy(() -> start("short"))
                .hasMessageContaining("REGISTRY_ADMIN_PASSWORD")
                .hasMessageContaining("at least 12");
    }

    @Test
    void doesNotFailWhereAnotherNodeWasFaster(CapturedOutput log) {
        start(null);
        jdbc.update("UPDATE account SET administrator = FALSE WHERE name = 'admin'");

        start(null);

        assertThat(log).contains("There is an account admin already");
    }

    private void start(@Nullable String password) {
        SecuritySettings settings = new SecuritySettings(
                password, Duration.ofMinutes(5), 10, 30, Duration.ofSeconds(15), Duration.ofMinutes(15));
        new FirstStart(accounts, passwords, changeLog, settings, transactions, Clock.systemUTC(), environment).start();
    }

    private String storedHash() {
        return jdbc.queryForObject("SELECT password_hash FROM account WHERE name = 'admin'", String.class);
    }
}
