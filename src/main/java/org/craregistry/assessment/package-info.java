/**
 * The seam between what is stored and the pure law: asks the law about products under the states of it that there are. Its wings
 * (states, routes, ahead with calendar, status) use it and not each other.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "conformity", "graphql", "law", "portfolio", "security", "storage"})
package org.craregistry.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
