package org.craregistry.storage;

import java.util.Collections;

/** The places of values in a statement, such as {@code ?, ?, ?}. */
public final class QuestionMarks {

    private QuestionMarks() {}

    /** So many of them, for a list in parentheses. */
    public static String of(int number) {
        return String.join(", ", Collections.nCopies(number, "?"));
    }
}
