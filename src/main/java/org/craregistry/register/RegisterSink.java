package org.craregistry.register;

import java.time.Instant;

/** Takes what a reader finds, sheet by sheet, the products last: the header, then every row; an exception ends the reading. */
public interface RegisterSink {

    /** About how many rows will come, over all sheets; comes first, where it is known. */
    default void expect(int rows) {}

    /** Until when the file, an export, tells what was recorded; comes before the first header, where the file says so. */
    default void exportedAt(Instant at) {}

    /** The header of a sheet; comes before its first row. */
    void header(SheetKind sheet, RegisterHeader header);

    /** A row of that sheet that holds something. */
    void row(RegisterRow row);

    /** Something about the file or a sheet that belongs to no single row; may come at any time. */
    void note(Problem problem);
}
