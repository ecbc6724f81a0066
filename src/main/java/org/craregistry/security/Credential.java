package org.craregistry.security;

import org.jspecify.annotations.Nullable;

/** How the caller of a request signed in, for what lasts longer than the request. */
sealed interface Credential {

    /** With a browser. */
    record OfSession(TokenSecret secret) implements Credential {}

    /** With a token of the registry. */
    record OfToken(TokenSecret secret) implements Credential {}

    /** With a token of a provider of OpenID Connect. */
    record OfProvider(String token) implements Credential {

        @Override
        public String toString() {
            return "a token of the provider";
        }
    }

    /**
     * With a name and a password, which itself is not kept.
     *
     * @param hash of the password; {@code null} as long as nobody had to know whether it stays the same
     */
    record OfPassword(String name, @Nullable String hash) implements Credential {

        @Override
        public String toString() {
            return "the password of " + name;
        }
    }
}
