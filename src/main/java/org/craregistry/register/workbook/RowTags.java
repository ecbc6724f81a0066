package org.craregistry.register.workbook;

import java.io.IOException;
import java.io.InputStream;

/** Counts the rows of a sheet of a workbook without reading them: the tags that begin one. */
final class RowTags {

    private static final int CHUNK = 65_536;
    private static final String ROW = "row";
    private static final int OTHER_NAME = -1;

    private boolean inName;

    /** How many letters of the name have come so far. */
    private int letters;

    private int rows;

    private RowTags() {}

    /** @param most after how many bytes the counting ends */
    static int count(InputStream part, long most) throws IOException {
        RowTags tags = new RowTags();
        byte[] chunk = new byte[CHUNK];
        long read = 0;
        for (int length = part.read(chunk); length >= 0 && read < most; length = part.read(chunk)) {
            tags.take(chunk, length);
            read += length;
        }
        return tags.rows;
    }

    /** Most of a sheet is between the names of tags, which is passed over in a loop of its own. */
    private void take(byte[] chunk, int length) {
        int i = 0;
        while (i < length) {
            if (inName) {
                takeOfName((char) chunk[i]);
                i++;
            } else {
                while (i < length && chunk[i] != '<') {
                    i++;
                }
                inName = i < length;
                letters = 0;
                i++;
            }
        }
    }

    /** A name may come in two chunks, and may have a prefix. */
    private void takeOfName(char c) {
        if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
            boolean fits = letters >= 0 && letters < ROW.length() && ROW.charAt(letters) == c;
            letters = fits ? letters + 1 : OTHER_NAME;
        } else if (c == ':') {
            letters = 0;
        } else {
            inName = false;
            boolean ends = c == '>' || c == '/' || Character.isWhitespace(c);
            rows += ends && letters == ROW.length() ? 1 : 0;
        }
    }
}
