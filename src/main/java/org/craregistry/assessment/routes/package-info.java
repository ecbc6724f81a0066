/** The routes to AI Act Article 15: what can be decided, what was decided, and what takes the support from a decision. */
@NullMarked
package org.craregistry.assessment.routes;

import org.jspecify.annotations.NullMarked;
