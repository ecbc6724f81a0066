/** Spreadsheet files as plain rows and cells, in and out; knows POI and CSV, and nothing of products. */
@NullMarked
package org.craregistry.register.workbook;

import org.jspecify.annotations.NullMarked;
