/** How a portfolio and its products stand, today, on any day and on a row of days. */
@NullMarked
package org.craregistry.assessment.status;

import org.jspecify.annotations.NullMarked;
