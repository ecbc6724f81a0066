/** What tests share: the databases they run on, and a client that calls a running registry as programs do. */
@NullMarked
package org.craregistry.testing;

import org.jspecify.annotations.NullMarked;
