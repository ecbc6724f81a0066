/** What every stored thing shares: identifiers, hashes, sort keys, JSON columns, files, queries of any size and work to be done later. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.craregistry.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
