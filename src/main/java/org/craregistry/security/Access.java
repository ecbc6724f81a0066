package org.craregistry.security;

import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the caller may: the only place where rights are decided. Every look-up costs at most one statement. */
@Component("access")
public class Access {

    private final CurrentCaller caller;
    private final JdbcClient jdbc;
    private final RefusalLog refusals;

    Access(CurrentCaller caller, JdbcClient jdbc, RefusalLog refusals) {
        this.caller = caller;
        this.jdbc = jdbc;
        this.refusals = refusals;
    }

    /** Whether somebody is signed in with a credential that may change something. */
    public boolean mayWrite() {
        return caller.find().filter(signedIn -> !signedIn.readOnly()).isPresent();
    }

    /** The role that the caller holds in a portfolio; administrators and auditors may hold none and see it nevertheless. */
    public Optional<Role> roleIn(UUID portfolio) {
        return roleOf(caller.get(), portfolio);
    }

    private Optional<Role> roleOf(Caller holder, UUID portfolio) {
        return jdbc.sql("SELECT role FROM membership WHERE portfolio_id = ? AND account_id = ?")
                .params(Ids.bytes(portfolio), Ids.bytes(holder.account()))
                .query(String.class)
                .optional()
                .map(Role::valueOf);
    }

    /** What the caller holds and may in each of the portfolios, in one statement. */
    public Map<UUID, PortfolioViewer> viewerOf(Collection<UUID> portfolios) {
        Caller signedIn = caller.get();
        Map<UUID, Role> held = new HashMap<>();
        jdbc.sql(
                        "SELECT portfolio_id, role FROM membership WHERE account_id = :account AND portfolio_id IN (:portfolios)")
                .param("account", Ids.bytes(signedIn.account()))
                .param("portfolios", portfolios.stream().map(Ids::bytes).toList())
                .query((ResultSet row) -> {
                    held.put(Ids.of(row.getBytes(1)), Role.valueOf(row.getString(2)));
                });
        Map<UUID, PortfolioViewer> viewers = new HashMap<>();
        portfolios.forEach(portfolio -> viewers.put(portfolio, PortfolioViewer.of(signedIn, held.get(portfolio))));
        return viewers;
    }

    /** Whether the caller may read a portfolio. */
    public boolean sees(UUID portfolio) {
        Caller reader = caller.get();
        return reader.seesEverything() || roleOf(reader, portfolio).isPresent();
    }

    /** Which of the accounts hold any role in which of the portfolios, in one statement; portfolios in which none does are absent. */
    Map<UUID, Set<UUID>> membersOf(Collection<UUID> accounts, Collection<UUID> portfolios) {
        Map<UUID, Set<UUID>> members = new HashMap<>();
        if (accounts.isEmpty() || portfolios.isEmpty()) {
            return members;
        }
        jdbc.sql(
                        "SELECT portfolio_id, account_id FROM membership WHERE account_id IN (:accounts) AND portfolio_id IN (:portfolios)")
                .param("accounts", accounts.stream().map(Ids::bytes).toList())
                .param("portfolios", portfolios.stream().map(Ids::bytes).toList())
                .query((ResultSet row) -> {
                    members.computeIfAbsent(Ids.of(row.getBytes(1)), any -> new HashSet<>())
                            .add(Ids.of(row.getBytes(2)));
                });
        return members;
    }

    /** Those of the portfolios that the caller may read. */
    public Set<UUID> visible(Collection<UUID> portfolios) {
        if (portfolios.isEmpty() || caller.get().seesEverything()) {
            return Set.copyOf(portfolios);
        }
        return jdbc.sql(
                        "SELECT portfolio_id FROM membership WHERE account_id = :account AND portfolio_id IN (:portfolios)")
                .param("account", Ids.bytes(caller.get().account()))
                .param("portfolios", portfolios.stream().map(Ids::bytes).toList())
                .query((row, number) -> Ids.of(row.getBytes(1)))
                .set();
    }

    /** Which portfolios the caller sees, for queries. */
    public Visibility visibility() {
        Caller signedIn = caller.get();
        return new Visibility(signedIn.seesEverything(), signedIn.account());
    }

    /**
     * Lets only those pass who hold a role in a portfolio; administrators always pass. Somebody who sees the portfolio and is
     * refused is recorded in the change log, whatever becomes of the surrounding transaction.
     *
     * @throws Refused as FORBIDDEN where the role does not suffice, as NOT_FOUND where the caller does not see the portfolio
     */
    public void require(UUID portfolio, Who who) {
        Caller signedIn = caller.get();
        if (signedIn.administrator()) {
            return;
        }
        Role held = roleIn(portfolio).orElse(null);
        if (held == null && !signedIn.auditor()) {
            throw notFound();
        }
        if (!suffices(who, held)) {
            String message = lacking(who, held);
            refusals.record(signedIn, portfolio, message);
            throw Refused.because(UserError.Code.FORBIDDEN, "", message);
        }
    }

    /**
     * Lets only administrators pass; others are recorded in the change log.
     *
     * @throws Refused as FORBIDDEN where the caller is no administrator
     */
    public void requireAdministrator() {
        Caller signedIn = caller.get();
        if (!signedIn.administrator()) {
            String message = "Only administrators may do this. Ask one of them.";
            refusals.record(signedIn, null, message);
            throw Refused.because(UserError.Code.FORBIDDEN, "", message);
        }
    }

    /**
     * Lets only those pass who signed in with a password: what a token could do here would outlive its revocation.
     *
     * @throws Refused as FORBIDDEN where the caller uses a token
     */
    public void requirePassword() {
        if (!caller.usedPassword()) {
            String message = "An access token cannot do this. Sign in with a name and a password.";
            refusals.record(caller.get(), null, message);
            throw Refused.because(UserError.Code.FORBIDDEN, "", message);
        }
    }

    /** What somebody is told who names a portfolio that does not exist or that he does not see. */
    static Refused notFound() {
        return Refused.unseen("portfolio", "portfolio");
    }

    private static boolean suffices(Who who, @Nullable Role held) {
        return switch (who) {
            case ANYONE, VIEWER -> true;
            case EDITOR -> covers(held, Role.EDITOR);
            case COMPLIANCE -> covers(held, Role.COMPLIANCE);
            case OWNER -> covers(held, Role.OWNER);
            case ADMINISTRATOR -> false;
        };
    }

    private static boolean covers(@Nullable Role held, Role needed) {
        return held != null && held.covers(needed);
    }

    private static String lacking(Who who, @Nullable Role held) {
        return "This needs the role %s in the portfolio; you hold %s. Ask an owner of the portfolio for it."
                .formatted(word(who), held == null ? "none" : word(held));
    }

    /** A role as pages write it. */
    private static String word(Enum<?> role) {
        return role.name().charAt(0) + role.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
