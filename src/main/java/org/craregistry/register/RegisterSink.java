package org.craregistry.register;

/** Takes what a reader finds, in the order of the file: the header once, then every row; an exception ends the reading. */
public interface RegisterSink {

    /** The header; comes before the first row. */
    void header(RegisterHeader header);

    /** A row that holds something. */
    void row(RegisterRow row);

    /** Something about the file or a sheet that belongs to no single row; may come at any time. */
    void note(Problem problem);
}
