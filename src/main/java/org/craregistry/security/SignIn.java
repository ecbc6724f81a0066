package org.craregistry.security;

import java.util.List;
import org.craregistry.graphql.ClientAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs in with a name and a password. */
@Component
class SignIn implements AuthenticationProvider {

    /** Carried by whoever signed in with a password. */
    static final GrantedAuthority BY_PASSWORD = new SimpleGrantedAuthority("SIGNED_IN_BY_PASSWORD");

    private static final String UNKNOWN_ADDRESS = "unknown";

    private final Credentials credentials;
    private final PasswordCheck check;
    private final LocalAccountSettings settings;

    SignIn(Credentials credentials, PasswordCheck check, LocalAccountSettings settings) {
        this.credentials = credentials;
        this.check = check;
        this.settings = settings;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        if (!settings.enabled()) {
            throw new PasswordsSwitchedOff();
        }
        String name = attempt.getName();
        Credentials.Found found = Account.isName(name) ? credentials.find(name).orElse(null) : null;
        String hash = found == null ? null : found.passwordHash();
        boolean right = check.passes(name, String.valueOf(attempt.getCredentials()), hash, addressOf(attempt));
        if (found == null || !right) {
            throw new BadCredentialsException("The name or the password is wrong.");
        }
        credentials.signedIn(found);
        UsernamePasswordAuthenticationToken signedIn =
                UsernamePasswordAuthenticationToken.authenticated(found.caller(), null, List.of(BY_PASSWORD));
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    /** The network address that an attempt came from, as it is counted. */
    static String addressOf(@Nullable Authentication attempt) {
        return attempt != null && attempt.getDetails() instanceof WebAuthenticationDetails details
                ? ClientAddress.counted(String.valueOf(details.getRemoteAddress()))
                : UNKNOWN_ADDRESS;
    }
}
