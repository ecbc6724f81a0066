/** Commands for people and scripts. They use nothing but the public API of a running registry, and what the program gives
 * them; they start without Spring. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.craregistry.commandline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
