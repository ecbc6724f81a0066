package org.craregistry.security;

import java.util.Optional;
import org.craregistry.storage.WhoAsks;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells who calls. */
@Component
public class CurrentCaller implements WhoAsks {

    CurrentCaller() {}

    /**
     * Who calls.
     *
     * @throws AuthenticationCredentialsNotFoundException where nobody is signed in
     */
    public Caller get() {
        return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in."));
    }

    /** Who calls, empty where nobody is signed in. */
    public Optional<Caller> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    @Override
    public Optional<String> account() {
        return find().map(Caller::name);
    }

    /** Whether the caller signed in with a password and not with a token. */
    boolean usedPassword() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getAuthorities().contains(SignIn.BY_PASSWORD);
    }

    /** The address the caller signed in from, as far as it is known. */
    String address() {
        return SignIn.addressOf(SecurityContextHolder.getContext().getAuthentication());
    }
}
