package org.craregistry.security;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Looks up who would be signed in with credentials by which requests were let in some time ago. */
@Component
class LastingCredentials {

    private final Credentials credentials;
    private final SignInSessions sessions;
    private final JwtSignIn ofProvider;

    LastingCredentials(Credentials credentials, SignInSessions sessions, JwtSignIn ofProvider) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.ofProvider = ofProvider;
    }

    /**
     * What the database knows.
     *
     * @param callers with the rights of this moment; those are absent whose credential counts no longer
     * @param toAsk those of which only the provider knows
     */
    record Known(Map<Credential, Caller> callers, Set<Credential> toAsk) {}

    /** What is needed to notice that the credential of a request counts no longer: a new password ends what began with the old one. */
    Credential lasting(Credential given) {
        return given instanceof Credential.OfPassword password
                ? new Credential.OfPassword(
                        password.name(),
                        credentials
                                .find(password.name())
                                .map(Credentials.Found::passwordHash)
                                .orElse(null))
                : given;
    }

    /** What the database knows of them, in one statement for each kind of credential. */
    Known find(Collection<Credential> given) {
        Map<Credential, Caller> callers = new HashMap<>();
        Set<Credential> toAsk = new HashSet<>(only(given, Credential.OfProvider.class));
        List<TokenSecret> inSession = only(given, Credential.OfSession.class).stream()
                .map(Credential.OfSession::secret)
                .toList();
        SignInSessions.Known known = sessions.findAll(inSession);
        known.callers().forEach((secret, caller) -> callers.put(new Credential.OfSession(secret), caller));
        known.toAsk().forEach(secret -> toAsk.add(new Credential.OfSession(secret)));
        List<TokenSecret> tokens = only(given, Credential.OfToken.class).stream()
                .map(Credential.OfToken::secret)
                .toList();
        credentials.findTokens(tokens).forEach((secret, caller) -> callers.put(new Credential.OfToken(secret), caller));
        callers.putAll(byPassword(only(given, Credential.OfPassword.class)));
        return new Known(callers, toAsk);
    }

    /** Who is signed in with one of which only the provider knows, once it was asked. */
    Optional<Caller> ask(Credential given) {
        if (given instanceof Credential.OfSession session) {
            return sessions.find(session.secret());
        }
        if (given instanceof Credential.OfProvider token) {
            try {
                return Optional.of(ofProvider.find(token.token()));
            } catch (AuthenticationException countsNoLonger) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(find(List.of(given)).callers().get(given));
    }

    private Map<Credential, Caller> byPassword(Collection<Credential.OfPassword> given) {
        Map<String, Credentials.Found> found = credentials.findNames(
                given.stream().map(Credential.OfPassword::name).collect(Collectors.toSet()));
        Map<Credential, Caller> callers = new HashMap<>();
        for (Credential.OfPassword password : given) {
            Credentials.Found account = found.get(password.name());
            if (account != null && password.hash() != null && password.hash().equals(account.passwordHash())) {
                callers.put(password, account.caller());
            }
        }
        return callers;
    }

    private static <C extends Credential> List<C> only(Collection<Credential> given, Class<C> kind) {
        return given.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
