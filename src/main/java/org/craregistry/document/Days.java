package org.craregistry.document;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as they are written in British English. */
final class Days {

    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private Days() {}

    /** Such as 1 September 2028. */
    static String inWords(LocalDate day) {
        return WORDS.format(day);
    }
}
