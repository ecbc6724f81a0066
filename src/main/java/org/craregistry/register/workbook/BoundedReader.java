package org.craregistry.register.workbook;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Refuses to read on when one record takes too many characters, as a quote that never closes would. */
final class BoundedReader extends FilterReader {

    private final long accepted;
    private long sinceRecord;
    private int records = 1;

    BoundedReader(Reader text, long accepted) {
        super(text);
        this.accepted = accepted;
    }

    void startRecord() {
        sinceRecord = 0;
        records++;
    }

    int records() {
        return records;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (sinceRecord > accepted) {
            throw new Exceeded();
        }
        int read = super.read(buffer, offset, length);
        sinceRecord += Math.max(read, 0);
        return read;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
