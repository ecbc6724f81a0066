package org.craregistry.security;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.security.AccountLinks.Purpose;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets in again whoever lost a password, in the database itself and without the registry: nobody need be able to sign in. */
public final class LostPassword {

    private static final Duration VALID_FOR = Duration.ofHours(1);
    private static final String URL = "spring.datasource.url";
    private static final int IN_USE = 90020;
    private static final int NO_SUCH_FILE = 90146;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);

    private LostPassword(ConfigurableApplicationContext context) {
        this.jdbc = context.getBean(JdbcClient.class);
        this.template = context.getBean(JdbcTemplate.class);
        this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    /**
     * What became of it.
     *
     * @param sentence what to do now, or why it was not possible
     */
    public record Answer(boolean done, String sentence) {

        private static Answer refused(String sentence) {
            return new Answer(false, sentence);
        }
    }

    /** As much of the registry as is needed; no component, so that the registry itself does not find it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    private static final class Database {}

    /**
     * Gives an account a new password, or a link that sets one, and unlocks it.
     *
     * @param password {@code null} for a link
     * @param settings as the registry itself takes them
     */
    public static Answer reset(String account, @Nullable String password, List<String> settings) {
        try (ConfigurableApplicationContext context = open(settings)) {
            String port = context.getEnvironment().getProperty("server.port", "8080");
            return new LostPassword(context).reset(account, password, "http://localhost:" + port);
        } catch (DataAccessException | TransactionException away) {
            return Answer.refused(why(away));
        } catch (IllegalArgumentException unset) {
            return Answer.refused(
                    "The settings of the registry are not complete: %s. Set them as for the registry itself."
                            .formatted(unset.getMessage()));
        }
    }

    private static ConfigurableApplicationContext open(List<String> settings) {
        List<String> arguments = new ArrayList<>(settings);
        arguments.add("--logging.level.root=off");
        return new SpringApplicationBuilder(Database.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .initializers(LostPassword::makeNoDatabase)
                .run(arguments.toArray(String[]::new));
    }

    /** The embedded database would make a new file where there is none, and the account would be missing in it. */
    private static void makeNoDatabase(ConfigurableApplicationContext context) {
        String url = context.getEnvironment().getProperty(URL, "");
        if (url.startsWith("jdbc:h2:file:")) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("the file that is there", Map.of(URL, url + ";IFEXISTS=TRUE")));
        }
    }

    private Answer reset(String name, @Nullable String password, String address) {
        UUID account = find(name, "").orElse(null);
        if (account == null) {
            return Answer.refused(
                    "There is no account \"%s\". Check the name, and that this is the database of the registry."
                            .formatted(name));
        }
        if (find(name, " AND provider_key IS NOT NULL").isPresent()) {
            return Answer.refused(
                    "%s signs in with the sign-on of your organisation. Its password is reset there.".formatted(name));
        }
        String objection =
                password == null ? null : Passwords.objectionTo(name, password).orElse(null);
        if (objection != null) {
            return Answer.refused(objection);
        }
        return transaction.execute(
                status -> password == null ? link(account, name, address) : set(account, name, password));
    }

    private Answer link(UUID account, String name, String address) {
        unlock(account, name, "passwordLink", "made");
        AccountLinks links = new AccountLinks(jdbc, new LocalAccountSettings(true, VALID_FOR), clock);
        AccountLinks.Made made = links.make(account, name, Purpose.RESET);
        return new Answer(true, """
                Open this address in a browser once the registry runs, and choose a new password. It works once, until %s.
                Where the registry has another address, put that in the place of %s.

                %s%s""".formatted(made.expiresAt(), address, address, made.path()));
    }

    private Answer set(UUID account, String name, String password) {
        unlock(account, name, "password", null);
        String hash = PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(password);
        jdbc.sql("UPDATE account SET password_hash = ? WHERE id = ?")
                .params(hash, Ids.bytes(account))
                .update();
        jdbc.sql("DELETE FROM account_link WHERE account_id = ?")
                .param(Ids.bytes(account))
                .update();
        return new Answer(
                true,
                "%s has the new password. Whoever was signed in with the old one is not any more.".formatted(name));
    }

    private void unlock(UUID account, String name, String field, @Nullable String now) {
        Instant at = clock.instant();
        jdbc.sql("UPDATE account SET locked_at = NULL, revision = revision + 1 WHERE id = ?")
                .param(Ids.bytes(account))
                .update();
        Change change = Change.now(
                Origin.system(at),
                null,
                Change.Subject.ACCOUNT,
                account,
                name,
                Change.Action.UPDATED,
                "With the command reset-password on the machine of the registry",
                List.of(new FieldChange(field, null, now)));
        ChangeLog.recordBeside(template, change);
    }

    private Optional<UUID> find(String name, String more) {
        return !Account.isName(name)
                ? Optional.empty()
                : jdbc.sql("SELECT id FROM account WHERE name = ? AND erased_at IS NULL" + more)
                        .param(name)
                        .query((row, number) -> Ids.of(row.getBytes(1)))
                        .optional();
    }

    private static String why(Exception away) {
        for (Throwable cause = away; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == IN_USE) {
                return "The registry runs, and has its database to itself. Stop it, call this again, and start it.";
            }
            if (cause instanceof SQLException sql && sql.getErrorCode() == NO_SUCH_FILE) {
                return "There is no database here. Call this in the folder in which the registry is started, with the same settings.";
            }
        }
        return "The database cannot be used: %s. Call this with the settings of the registry; a database of an older release is brought up to date by starting the registry once."
                .formatted(rootOf(away).getMessage());
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
