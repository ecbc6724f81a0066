package org.craregistry.security;

import java.util.Optional;

/** Looks up who would be signed in with the credential of a request that was let in some time ago. */
@FunctionalInterface
interface SignedInAgain {

    /** With the rights of this moment; empty where the credential counts no longer. */
    Optional<Caller> caller();
}
