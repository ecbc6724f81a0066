/** Breaks a running registry on purpose, and looks whether anything is lost; each prints its figures and a verdict. */
@NullMarked
package org.craregistry.reliability;

import org.jspecify.annotations.NullMarked;
