package org.craregistry.storage;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of a text that lists sort and search by: without accents and case, so that every database orders and finds alike
 * whatever its collation.
 */
public final class SortKey {

    /** How many characters of a text decide its place in a list; columns that hold a key are this long. */
    public static final int LENGTH = 190;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private SortKey() {}

    /** The key of a text for sorting, at most {@link #LENGTH} characters; the empty text for {@code null}. */
    public static String of(@Nullable String text) {
        return StorableText.cut(fold(text), LENGTH);
    }

    /** The whole text without accents, case and repeated spaces, for searching. */
    public static String fold(@Nullable String text) {
        if (text == null) {
            return "";
        }
        if (isPlain(text)) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String plain = MARKS.matcher(decomposed).replaceAll("");
        return SPACES.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** Whether it has nothing but letters without accents, digits, signs of ASCII and single spaces, as most texts of a register. */
    private static boolean isPlain(String text) {
        char before = 'x';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return true;
    }
}
