/** What front ends show that keep answers: the caches of others, run as they are. */
@NullMarked
package org.craregistry.clients;

import org.jspecify.annotations.NullMarked;
