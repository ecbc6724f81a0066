package org.craregistry.register.workbook;

import java.io.IOException;
import java.io.InputStream;

/** Counts the rows of a sheet of a workbook without reading them: the tags that begin one. */
final class RowTags {

    private static final int CHUNK = 65_536;
    private static final String ROW = "row";

    /** Prefixes are short. */
    private static final int LONGEST_NAME = 20;

    private final StringBuilder tag = new StringBuilder();
    private boolean inName;
    private int rows;

    private RowTags() {}

    /** @param most after how many bytes the counting ends */
    static int count(InputStream part, long most) throws IOException {
        RowTags tags = new RowTags();
        byte[] chunk = new byte[CHUNK];
        long read = 0;
        for (int length = part.read(chunk); length >= 0 && read < most; length = part.read(chunk)) {
            for (int i = 0; i < length; i++) {
                tags.take((char) chunk[i]);
            }
            read += length;
        }
        return tags.rows;
    }

    /** A name may come in two chunks, and may have a prefix. */
    private void take(char c) {
        if (c == '<') {
            inName = true;
            tag.setLength(0);
        } else if (inName && Character.isLetter(c) && tag.length() < LONGEST_NAME) {
            tag.append(c);
        } else if (inName && c == ':') {
            tag.setLength(0);
        } else if (inName) {
            inName = false;
            boolean ends = c == '>' || c == '/' || Character.isWhitespace(c);
            rows += ends && ROW.contentEquals(tag) ? 1 : 0;
        }
    }
}
