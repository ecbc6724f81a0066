package org.craregistry.security;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Nodes;
import org.craregistry.graphql.PageRequest;
import org.craregistry.graphql.Payload;
import org.craregistry.security.MayCall.Who;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers what administrators ask about accounts, and does with them what they want. */
@Controller
class AccountController {

    private final AccountList accounts;
    private final AccountHoldings holdings;
    private final Invitations invitations;
    private final AccountLocks locks;
    private final AccountErasure erasure;
    private final Access access;
    private final Nodes nodes;

    AccountController(
            AccountList accounts,
            AccountHoldings holdings,
            Invitations invitations,
            AccountLocks locks,
            AccountErasure erasure,
            Access access,
            Nodes nodes) {
        this.accounts = accounts;
        this.holdings = holdings;
        this.invitations = invitations;
        this.locks = locks;
        this.erasure = erasure;
        this.access = access;
        this.nodes = nodes;
    }

    @QueryMapping
    Connection<AccountProfile> accounts(@Argument @Nullable AccountFilter filter, DataFetchingEnvironment environment) {
        access.requireAdministrator();
        PageRequest page = PageRequest.of(environment, AccountList.ORDER);
        return accounts.page(filter == null ? AccountFilter.ALL : filter, page);
    }

    @SchemaMapping(typeName = "Account")
    CompletableFuture<Connection<IssuedToken>> tokens(AccountProfile account, DataFetchingEnvironment environment) {
        return holdings.tokens(account.account(), environment);
    }

    @SchemaMapping(typeName = "Account")
    CompletableFuture<Connection<PortfolioRole>> roles(AccountProfile account, DataFetchingEnvironment environment) {
        return holdings.roles(account.account(), environment);
    }

    @SchemaMapping(typeName = "Account")
    CompletableFuture<List<SignInSession>> sessions(AccountProfile account, DataFetchingEnvironment environment) {
        return holdings.sessions(account.account(), environment);
    }

    @MutationMapping
    @MayCall(Who.ADMINISTRATOR)
    Payload<AccountLinks.Made> createInvitation(@Argument Invitations.Invitation input) {
        return Payload.of(() -> invitations.invite(input));
    }

    @MutationMapping
    @MayCall(Who.ADMINISTRATOR)
    Payload<AccountLinks.Made> resetPassword(@Argument Invitations.Reset input) {
        return Payload.of(() -> invitations.reset(input));
    }

    @MutationMapping
    @MayCall(Who.ADMINISTRATOR)
    Payload<AccountProfile> lockAccount(@Argument AccountLocks.Wanted input) {
        return Payload.of(() -> accounts.get(locks.lock(input)));
    }

    @MutationMapping
    @MayCall(Who.ADMINISTRATOR)
    Payload<AccountProfile> unlockAccount(@Argument AccountLocks.Wanted input) {
        return Payload.of(() -> accounts.get(locks.unlock(input)));
    }

    @MutationMapping
    @MayCall(Who.ADMINISTRATOR)
    Payload<AccountErasure.Erased> eraseAccount(@Argument AccountErasure.Wanted input) {
        return Payload.of(() -> erasure.erase(input));
    }

    @SchemaMapping(typeName = "AccountLink", field = "account")
    CompletableFuture<@Nullable Object> account(AccountLinks.Made made, DataFetchingEnvironment environment) {
        return nodes.link(NodeId.Kind.ACCOUNT, made.account(), environment);
    }

    @SchemaMapping(typeName = "ErasedAccount", field = "account")
    CompletableFuture<@Nullable Object> account(AccountErasure.Erased erased, DataFetchingEnvironment environment) {
        return nodes.link(NodeId.Kind.ACCOUNT, erased.account(), environment);
    }
}
