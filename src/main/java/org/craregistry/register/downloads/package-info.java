/** Registers as files over plain HTTP: the empty template, and the products of a portfolio as a workbook or as CSV. */
@NullMarked
package org.craregistry.register.downloads;

import org.jspecify.annotations.NullMarked;
