package org.craregistry.law;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a clause of ours becomes a sentence that people read. */
public final class Sentences {

    /** No sentence is longer. */
    static final int MOST_CHARACTERS = 200;

    private static final Pattern UNKNOWN = Pattern.compile("\\bnot (known|answered|filled in) yet\\b");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private Sentences() {}

    /** With a capital and a full stop. */
    static String of(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }

    /** That it is open whether something is so; the clause begins with a word that is no name. */
    static String unknown(String clause) {
        return "It is not known yet whether " + clause + ".";
    }

    /** Whether a sentence says that something is open. */
    static boolean isUnknown(String sentence) {
        return UNKNOWN.matcher(sentence).find();
    }

    /** A sentence as the clause that it is made of. */
    static String clause(String sentence) {
        boolean isName = sentence.length() > 1 && Character.isUpperCase(sentence.charAt(1));
        String first =
                isName ? sentence.substring(0, 1) : sentence.substring(0, 1).toLowerCase(Locale.ROOT);
        return first + sentence.substring(1, sentence.length() - 1);
    }

    /** Such as 1 September 2028. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }
}
