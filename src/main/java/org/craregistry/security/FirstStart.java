package org.craregistry.security;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.craregistry.audit.Change;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.storage.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees to it that there is an administrator, before the first request is taken. */
@Component
public class FirstStart implements SmartLifecycle {

    /** When in the start this happens: whatever needs the administrator has a greater phase. The web server opens much later. */
    public static final int PHASE = 0;

    /** The account that the first start makes. */
    public static final String ADMINISTRATOR = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final Accounts accounts;
    private final Passwords passwords;
    private final ChangeLog changeLog;
    private final SecuritySettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Environment environment;
    private volatile boolean running;

    FirstStart(
            Accounts accounts,
            Passwords passwords,
            ChangeLog changeLog,
            SecuritySettings settings,
            PlatformTransactionManager transactions,
            Clock clock,
            Environment environment) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.changeLog = changeLog;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public void start() {
        if (!accounts.existsByAdministratorTrue()) {
            makeAdministrator();
        } else {
            warnOfAPasswordWithoutEffect();
        }
        running = true;
    }

    /** Whoever sets a password for an administrator that there is already believes that it was changed. */
    private void warnOfAPasswordWithoutEffect() {
        String given = settings.adminPassword();
        if (given == null || given.isEmpty()) {
            return;
        }
        boolean theSame = accounts.findByName(ADMINISTRATOR)
                .map(Account::passwordHash)
                .filter(hash -> passwords.matches(ADMINISTRATOR, given, hash))
                .isPresent();
        if (!theSame) {
            LOG.warn(
                    "REGISTRY_ADMIN_PASSWORD is not the password of {} and has no effect: it counts at the first start only. Sign in with the old one and change it.",
                    ADMINISTRATOR);
        }
    }

    private void makeAdministrator() {
        String given = settings.adminPassword();
        String password = given == null || given.isEmpty() ? passwords.random() : given;
        Passwords.objectionTo(ADMINISTRATOR, password).ifPresent(objection -> {
            throw StartRefused.because("REGISTRY_ADMIN_PASSWORD cannot be used. " + objection, "Set another one.");
        });
        try {
            transaction.executeWithoutResult(status -> store(password));
        } catch (DataIntegrityViolationException exists) {
            LOG.info(
                    "There is an account {} already, made by another node or without being administrator.",
                    ADMINISTRATOR);
            return;
        }
        announce(password.equals(given) ? "the one of REGISTRY_ADMIN_PASSWORD" : password);
    }

    private void store(String password) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Account account = new Account(ADMINISTRATOR, passwords.hash(password), true, false, now);
        accounts.saveAndFlush(account);
        changeLog.record(Change.now(
                Origin.system(now),
                null,
                Change.Subject.ACCOUNT,
                account.id(),
                account.name(),
                Change.Action.CREATED,
                "First start",
                List.of(new FieldChange("administrator", null, "true"))));
    }

    private void announce(String password) {
        LOG.info("""

                ----------------------------------------------------------------
                  The first start made an administrator.

                  name:      {}
                  password:  {}

                  Sign in with a browser at http://localhost:{}/
                  The password is not shown again; change it there.
                ----------------------------------------------------------------""", ADMINISTRATOR, password, environment.getProperty("server.port", "8080"));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
