package org.craregistry.security;

import java.time.Instant;

/** A browser that is signed in. @param usedAt the last use, to the minute */
record SignInSession(Instant createdAt, Instant usedAt) {}
