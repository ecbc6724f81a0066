package org.craregistry.security;

import org.craregistry.storage.Sha256;

/** Who somebody is to a provider of OpenID Connect: only issuer and subject together never change and never come again. */
record ProviderIdentity(String issuer, String subject) {

    /** The 32 bytes that an account is found by. */
    byte[] key() {
        return Sha256.of(issuer + '\0' + subject);
    }
}
