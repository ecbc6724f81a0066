/**
 * The plain forms of what the law is told: readers and writers of evidence and of states of the law, and the example tables. Knows the
 * law, and the law does not know it.
 */
@NullMarked
package org.craregistry.law.plain;

import org.jspecify.annotations.NullMarked;
