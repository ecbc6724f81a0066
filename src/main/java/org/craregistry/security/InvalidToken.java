package org.craregistry.security;

import org.springframework.security.core.AuthenticationException;

/** Refuses a token without telling whether it never existed, expired or was revoked. */
final class InvalidToken extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    InvalidToken() {
        super("The access token is unknown, expired or revoked. Use another one.");
    }
}
