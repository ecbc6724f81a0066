package org.craregistry.security;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sees to it that somebody is left who can administrate the registry. */
@Component
class Administrators {

    private final Accounts accounts;
    private final LocalAccountSettings local;
    private final ProviderSettings ofProvider;
    private final ObjectProvider<Provider> provider;
    private final Clock clock;

    Administrators(
            Accounts accounts,
            LocalAccountSettings local,
            ProviderSettings ofProvider,
            ObjectProvider<Provider> provider,
            Clock clock) {
        this.accounts = accounts;
        this.local = local;
        this.ofProvider = ofProvider;
        this.provider = provider;
        this.clock = clock;
    }

    /**
     * Locks all administrators, so that two cannot lock each other out at the same moment. Where none can sign in for the time being, such
     * as while there is no provider, all who are not locked count.
     *
     * @throws Refused where nobody else could sign in as one
     */
    void refuseToLose(Account leaving) {
        List<Account> unlocked = accounts.lockAdministrators().stream()
                .filter(account -> !account.isLocked())
                .toList();
        List<Account> able = unlocked.stream().filter(this::canSignIn).toList();
        if (able.isEmpty()) {
            able = unlocked;
        }
        if (able.size() == 1 && able.get(0).id().equals(leaving.id())) {
            throw Refused.because(
                    UserError.Code.NOT_POSSIBLE,
                    "account",
                    "%s is the only administrator who can sign in. Make another one first.".formatted(leaving.name()));
        }
    }

    private boolean canSignIn(Account account) {
        return account.isOfProvider() ? isRemembered(account) : local.enabled() && account.passwordHash() != null;
    }

    /** Whether the provider that vouched for an account not long ago can still be asked. */
    private boolean isRemembered(Account account) {
        Instant since = clock.instant().minus(ofProvider.rememberFor());
        return provider.getIfAvailable() != null && account.isVouchedForSince(since);
    }
}
