/** What every stored thing shares: identifiers, sort keys, JSON columns and queries of any size. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.craregistry.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
