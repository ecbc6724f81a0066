package org.craregistry.register;

import org.craregistry.register.workbook.SheetInfo;

/**
 * A sheet that is read.
 *
 * @param names those by which its header was recognised
 */
record DataSheet(SheetKind kind, SheetInfo info, FoundHeader found, HeaderNames names) {}
