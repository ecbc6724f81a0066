package org.craregistry.register;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds texts that are several numbers of one kind, one behind the other, such as {@code EUCC-1; EUCC-2}. */
public final class SeveralNumbers {

    /** What stands between them; a dash may stand within one unless there is space around it, and a slash unless letters follow. */
    private static final Pattern BETWEEN = Pattern.compile(
            "\\s*[;,|&\\n\\r]+\\s*|/(?=\\p{L}{2})|\\s+(?:[+/\\u2013-]|and|und|et|y|e|en|i|to|bis|\\u00E0|tot|do)\\s+",
            Pattern.CASE_INSENSITIVE);

    /** Of digits alone, what may as well be a number with its year, or one with commas between its thousands. */
    private static final Pattern ONE_OF_DIGITS =
            Pattern.compile("\\d+(?:\\s+[/\\u2013-]\\s+\\d+)+|\\d{1,3}(?:,\\d{3})+");

    private static final Pattern BEFORE_DIGITS = Pattern.compile("\\D*");
    private static final int SHORTEST_OF_DIGITS = 3;
    private static final int LONGEST = 500;

    private SeveralNumbers() {}

    /** Whether a text is so: all of its parts have a digit, and the same letters before it, or are as many digits. */
    public static boolean are(String text) {
        String all = text.strip();
        if (text.length() > LONGEST
                || !BETWEEN.matcher(all).find()
                || ONE_OF_DIGITS.matcher(all).matches()) {
            return false;
        }
        List<String> kinds =
                BETWEEN.splitAsStream(all).map(SeveralNumbers::kind).toList();
        return kinds.size() > 1
                && !kinds.get(0).isEmpty()
                && kinds.stream().distinct().count() == 1;
    }

    /** What numbers of one kind have in common; empty for what is no number. */
    private static String kind(String text) {
        Matcher before = BEFORE_DIGITS.matcher(text);
        if (!before.lookingAt() || before.end() == text.length()) {
            return "";
        }
        String letters = Spelling.bare(before.group());
        return letters.isEmpty() && text.length() >= SHORTEST_OF_DIGITS ? String.valueOf(text.length()) : letters;
    }
}
