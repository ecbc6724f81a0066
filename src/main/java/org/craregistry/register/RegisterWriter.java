package org.craregistry.register;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/** Writes products as a workbook (.xlsx), row by row, in constant memory. */
public final class RegisterWriter {

    /**
     * Writes a whole workbook; the stream stays open.
     *
     * @param rows in the order of the file
     * @throws IOException where the stream or the disk fails; temporary files are gone in any case
     */
    public void write(Provenance provenance, Iterator<ExportRow> rows, OutputStream out) throws IOException {
        throw new UnsupportedOperationException("in the making");
    }
}
