package org.craregistry.document;

/** Text as a document can show it, whoever wrote it. */
final class PrintableText {

    private static final String SEVERAL_EMPTY_LINES = "\n[ \n]*\n";

    private PrintableText() {}

    /**
     * The same words with lines that end alike and at most one empty line between them, without what XML cannot hold, without
     * control characters, and without marks that turn the direction of reading.
     */
    static String of(String words) {
        StringBuilder printable = new StringBuilder(words.length());
        words.replace("\r\n", "\n").codePoints().forEach(code -> add(code, printable));
        return printable.toString().strip().replaceAll(SEVERAL_EMPTY_LINES, "\n\n");
    }

    /** The same in one line. */
    static String inOneLine(String words) {
        return of(words).replace('\n', ' ');
    }

    private static void add(int code, StringBuilder printable) {
        if (code == '\n' || code == '\r' || code == 0x85 || code == 0x2028 || code == 0x2029) {
            printable.append('\n');
        } else if (code == '\t') {
            printable.append(' ');
        } else if (!isLeftOut(code)) {
            printable.appendCodePoint(code);
        }
    }

    private static boolean isLeftOut(int code) {
        int type = Character.getType(code);
        boolean isNoCharacter = (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
        return type == Character.CONTROL || type == Character.SURROGATE || isNoCharacter || turnsDirection(code);
    }

    /** Embeddings, overrides and isolates of the bidirectional algorithm (UAX 9): they could show another text than stands there. */
    private static boolean turnsDirection(int code) {
        return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    }
}
