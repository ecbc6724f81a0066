/** What every part of the API shares: scalars, node identifiers, connections, user errors, limits and error mapping. */
@NullMarked
@ApplicationModule(allowedDependencies = {"law", "storage"})
package org.craregistry.graphql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
