/**
 * The seam between what is stored and the pure law: asks the law about products, keeps its answers beside them, and counts.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "conformity", "graphql", "law", "portfolio", "security", "storage"})
package org.craregistry.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
