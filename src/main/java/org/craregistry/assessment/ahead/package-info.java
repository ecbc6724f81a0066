/** What lies ahead of products: the dates on which their answers change, and why. */
@NullMarked
package org.craregistry.assessment.ahead;

import org.jspecify.annotations.NullMarked;
