package org.craregistry.security;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.springframework.stereotype.Component;

/** Finds accounts by their identifiers: each caller himself, administrators and auditors all. */
@Component
class AccountNodes implements NodeSource {

    private final AccountList accounts;
    private final CurrentCaller caller;

    AccountNodes(AccountList accounts, CurrentCaller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    @Override
    public NodeId.Kind kind() {
        return NodeId.Kind.ACCOUNT;
    }

    @Override
    public Class<?> type() {
        return AccountProfile.class;
    }

    @Override
    public Map<UUID, AccountProfile> find(Collection<UUID> ids) {
        Caller signedIn = caller.get();
        return accounts.find(ids.stream()
                .filter(id -> signedIn.seesEverything() || id.equals(signedIn.account()))
                .toList());
    }
}
