/** The import protocol: upload, plan, apply, discard; over HTTP where bytes are carried, over GraphQL for everything else. */
@NullMarked
package org.craregistry.register.imports;

import org.jspecify.annotations.NullMarked;
