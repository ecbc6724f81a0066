/** What the speed of the registry is measured with: hand-written floors beside it in one process, the same load for both. */
@NullMarked
package org.craregistry.bench;

import org.jspecify.annotations.NullMarked;
