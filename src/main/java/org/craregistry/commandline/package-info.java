/**
 * Commands for people and scripts. They use nothing but the public API of a running registry, and what the program gives them, and
 * start without Spring; the registry itself learns here what they ask.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"graphql"})
package org.craregistry.commandline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
