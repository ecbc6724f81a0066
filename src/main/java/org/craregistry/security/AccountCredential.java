package org.craregistry.security;

/** What an account signs in with. */
public enum AccountCredential {
    PASSWORD,
    /** A provider of OpenID Connect vouches for it. */
    PROVIDER,
    /** Access tokens only, or nothing yet. */
    TOKENS
}
