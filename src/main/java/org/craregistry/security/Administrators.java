package org.craregistry.security;

import java.util.List;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError;
import org.springframework.stereotype.Component;

/** Sees to it that somebody is left who can administrate the registry. */
@Component
class Administrators {

    private final Accounts accounts;
    private final LocalAccountSettings settings;

    Administrators(Accounts accounts, LocalAccountSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    /**
     * Locks all administrators, so that two cannot lock each other out at the same moment.
     *
     * @throws Refused where nobody else could sign in as one
     */
    void refuseToLose(Account leaving) {
        List<Account> able =
                accounts.lockAdministrators().stream().filter(this::canSignIn).toList();
        if (able.size() == 1 && able.get(0).id().equals(leaving.id())) {
            throw Refused.because(
                    UserError.Code.NOT_POSSIBLE,
                    "account",
                    "%s is the only administrator who can sign in. Make another one first.".formatted(leaving.name()));
        }
    }

    private boolean canSignIn(Account account) {
        return !account.isLocked() && (account.isOfProvider() || settings.enabled() && account.passwordHash() != null);
    }
}
