package org.craregistry.register;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/** Writes products as CSV (RFC 4180, UTF-8 with byte order mark); no cell of it is a formula, and the reader restores every text. */
public final class RegisterCsvWriter {

    /**
     * Writes header and rows; the stream stays open.
     *
     * @throws IOException where the stream fails
     */
    public void write(Iterator<ExportRow> rows, OutputStream out) throws IOException {
        throw new UnsupportedOperationException("in the making");
    }
}
