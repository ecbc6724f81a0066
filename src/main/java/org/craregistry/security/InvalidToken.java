package org.craregistry.security;

import org.springframework.security.core.AuthenticationException;

/** Refuses a token without telling whether it never existed, expired or was revoked. */
final class InvalidToken extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    InvalidToken() {
        this("The access token is unknown, expired or revoked. Use another one.");
    }

    private InvalidToken(String message) {
        super(message);
    }

    /** Of a token that a provider issued. */
    static InvalidToken because(String sentence) {
        return new InvalidToken(sentence);
    }

    /** Of a token in the address of a calendar. */
    static InvalidToken inAddress() {
        return new InvalidToken("The token in this address is unknown, expired, revoked or not made for this calendar."
                + " Make a new one with createCalendarToken and subscribe to the address that comes with it.");
    }
}
