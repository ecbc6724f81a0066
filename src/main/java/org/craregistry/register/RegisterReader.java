package org.craregistry.register;

import java.io.IOException;
import java.nio.file.Path;
import org.craregistry.register.workbook.UnreadableRegister;

/** Reads registers from workbooks (.xlsx) and CSV files, row by row, in constant memory. */
public final class RegisterReader {

    /**
     * Reads a file to its end.
     *
     * @param file on disk; what it is follows from its content
     * @param name the name the sender gave it, for messages only
     * @param sink takes header, rows and notes; what it throws ends the reading and reaches the caller as it is
     * @return how much was read
     * @throws UnreadableRegister where the file is refused as a whole
     * @throws IOException where the disk fails
     */
    public Counts read(Path file, String name, ReadOptions options, RegisterSink sink) throws IOException {
        throw new UnsupportedOperationException("in the making");
    }

    /**
     * How much was read.
     *
     * @param rows handed to the sink
     * @param rejected of them with at least one error
     */
    public record Counts(int rows, int rejected) {}
}
