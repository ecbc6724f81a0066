/** What every stored thing shares: identifiers, sort keys and JSON columns. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.craregistry.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
