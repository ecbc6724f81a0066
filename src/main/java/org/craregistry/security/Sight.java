package org.craregistry.security;

import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.craregistry.graphql.LastingRights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The right to see a portfolio that has to last as long as somebody listens: the credential may be revoked, the account locked, the role taken away. */
@Component
public class Sight implements LastingRights {

    private static final Logger LOG = LoggerFactory.getLogger(Sight.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Access access;
    private final LastingCredentials credentials;
    private final Duration patience;

    @Autowired
    Sight(Access access, LastingCredentials credentials) {
        this(access, credentials, PATIENCE);
    }

    /** @param patience for how long a provider is asked at each look; those it was not asked about come another time */
    Sight(Access access, LastingCredentials credentials, Duration patience) {
        this.access = access;
        this.credentials = credentials;
        this.patience = patience;
    }

    /** That a portfolio is seen by whoever has a credential. */
    record Seen(Credential credential, UUID portfolio) implements Right {}

    /**
     * The right of the caller of the current request to see a portfolio.
     *
     * @throws org.craregistry.graphql.Refused as NOT_FOUND where he does not see it now
     */
    public Right of(UUID portfolio, DataFetchingEnvironment environment) {
        Credential given =
                Objects.requireNonNull(environment.getGraphQlContext().get(Credential.class));
        Seen seen = new Seen(credentials.lasting(given), portfolio);
        Set<Right> lost = new HashSet<>();
        Map<Credential, List<Seen>> asked = Map.of(seen.credential(), List.of(seen));
        tellWhatIsKnown(asked, lost::add).forEach(toAsk -> ask(toAsk, asked, lost::add));
        if (!lost.isEmpty()) {
            throw Access.notFound();
        }
        return seen;
    }

    @Override
    public void findLost(Collection<Right> rights, Consumer<Right> lost) {
        Map<Credential, List<Seen>> byCredential =
                rights.stream().map(Seen.class::cast).collect(Collectors.groupingBy(Seen::credential));
        List<Credential> toAsk = new ArrayList<>(tellWhatIsKnown(byCredential, lost));
        // Last, one by one and not for long: a provider that is slow must not keep up what the database knows, nor the
        // next look.
        Collections.shuffle(toAsk);
        long begun = System.nanoTime();
        for (Credential one : toAsk) {
            if (System.nanoTime() - begun > patience.toNanos()) {
                return;
            }
            try {
                ask(one, byCredential, lost);
            } catch (RuntimeException unable) {
                LOG.debug("It cannot be looked up who may still see", unable);
            }
        }
    }

    /** @return those of which only the provider knows */
    private Set<Credential> tellWhatIsKnown(Map<Credential, List<Seen>> byCredential, Consumer<Right> lost) {
        LastingCredentials.Known known = credentials.find(byCredential.keySet());
        List<Seen> decided = byCredential.entrySet().stream()
                .filter(one -> !known.toAsk().contains(one.getKey()))
                .flatMap(one -> one.getValue().stream())
                .toList();
        tell(decided, known.callers(), lost);
        return known.toAsk();
    }

    private void ask(Credential toAsk, Map<Credential, List<Seen>> byCredential, Consumer<Right> lost) {
        Map<Credential, Caller> found =
                credentials.ask(toAsk).map(caller -> Map.of(toAsk, caller)).orElse(Map.of());
        tell(Objects.requireNonNull(byCredential.get(toAsk)), found, lost);
    }

    private void tell(List<Seen> rights, Map<Credential, Caller> callers, Consumer<Right> lost) {
        Map<UUID, Set<UUID>> members = access.membersOf(
                callers.values().stream().map(Caller::account).collect(Collectors.toSet()),
                rights.stream().map(Seen::portfolio).collect(Collectors.toSet()));
        for (Seen right : rights) {
            Caller caller = callers.get(right.credential());
            boolean sees = caller != null
                    && (caller.seesEverything()
                            || members.getOrDefault(right.portfolio(), Set.of()).contains(caller.account()));
            if (!sees) {
                lost.accept(right);
            }
        }
    }
}
