package org.craregistry.security;

import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.Batch;
import org.craregistry.graphql.Batch.Asked;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;

/** What accounts have: tokens, roles and sessions, each in one statement however many accounts are asked about. */
@Component
class AccountHoldings {

    private static final int ROLES = "roles by portfolio".hashCode();

    private final Batch<Asked<UUID, PageRequest>, Connection<IssuedToken>> tokens;
    private final Batch<UUID, Long> tokenCounts;
    private final Batch<UUID, List<PortfolioRole>> roles;
    private final Batch<UUID, List<SignInSession>> sessions;

    AccountHoldings(TokenList tokens, Members members, SignInSessions sessions, BatchLoaderRegistry registry) {
        this.tokens = Batch.alike(
                registry, "tokens of accounts", (accounts, page, request) -> tokens.usableOf(accounts, page));
        this.tokenCounts =
                Batch.of(registry, "how many tokens accounts have", (accounts, request) -> counts(tokens, accounts));
        this.roles = Batch.of(registry, "roles of accounts", (accounts, request) -> members.rolesOf(accounts));
        this.sessions = Batch.of(registry, "sessions of accounts", (accounts, request) -> sessions.of(accounts));
    }

    CompletableFuture<Connection<IssuedToken>> tokens(UUID account, DataFetchingEnvironment environment) {
        PageRequest page = PageRequest.of(environment, TokenList.ORDER);
        return tokens.ask(new Asked<>(account, page), environment)
                .thenApply(connection -> connection.countedBy(() -> tokenCounts.ask(account, environment)));
    }

    CompletableFuture<Connection<PortfolioRole>> roles(UUID account, DataFetchingEnvironment environment) {
        PageRequest page = PageRequest.of(environment, ROLES);
        return roles.ask(account, environment)
                .thenApply(all -> Connection.ofAll(page, all, PortfolioRole::portfolioId, ROLES));
    }

    CompletableFuture<List<SignInSession>> sessions(UUID account, DataFetchingEnvironment environment) {
        return sessions.ask(account, environment);
    }

    private static Map<UUID, Long> counts(TokenList tokens, Collection<UUID> accounts) {
        Map<UUID, Long> found = tokens.countUsableOf(accounts);
        return accounts.stream()
                .collect(Collectors.toMap(
                        Function.identity(), one -> Objects.requireNonNull(found.getOrDefault(one, 0L))));
    }
}
