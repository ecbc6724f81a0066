package org.craregistry.security;

import org.springframework.security.core.AuthenticationException;

/** Refuses passwords where a provider of OpenID Connect vouches for everybody. */
final class PasswordsSwitchedOff extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    PasswordsSwitchedOff() {
        super(LocalAccountSettings.SWITCHED_OFF);
    }
}
