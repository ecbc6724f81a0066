/** The states of the law: drafted, adopted, listed, weighed for their impact; and the answers that are re-evaluated when one ends them. */
@NullMarked
package org.craregistry.assessment.states;

import org.jspecify.annotations.NullMarked;
