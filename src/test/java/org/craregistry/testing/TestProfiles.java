package org.craregistry.testing;

import org.springframework.test.context.ActiveProfilesResolver;

/** Runs the tests on a server with the profile that real use has; an initializer comes too late to activate one. */
final class TestProfiles implements ActiveProfilesResolver {

    @Override
    public String[] resolve(Class<?> test) {
        return TestDatabase.isOnServer() ? new String[] {"mysql"} : new String[0];
    }
}
