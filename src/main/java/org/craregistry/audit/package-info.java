/** The change log: who changed what, when, through what and why; append-only, written in the transaction of the change. */
@NullMarked
@ApplicationModule(allowedDependencies = {"graphql", "storage"})
package org.craregistry.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
