package org.craregistry.register;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What remains of words when case, spaces, accents and punctuation do not count. */
final class Spelling {

    private static final Pattern CATEGORY = Pattern.compile("CRA-(III)-(I{1,2})-(\\d+)|CRA-(IV)-(\\d+)");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern TOKEN = Pattern.compile("\\p{L}+|\\p{N}+");
    private static final Set<String> FILLERS = Set.copyOf(Words.of(Words.FILLER));
    private static final List<String> ROMAN = List.of("", "i", "ii", "iii", "iv");

    private Spelling() {}

    /** The letters and digits, in lower case and without accents. */
    static String bare(String words) {
        StringBuilder bare = new StringBuilder(words.length());
        String plain = isAscii(words)
                ? words
                : MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFKD))
                        .replaceAll("");
        plain.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    /** A place such as {@code Annex III, class I, no. 03} as {@code 3.1.3}: what it names, without the words around it. */
    static String place(String words) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(words.toLowerCase(Locale.ROOT));
        while (token.find()) {
            String plain = token.group().replaceFirst("^0+(?=\\d)", "");
            if (!FILLERS.contains(plain)) {
                int roman = ROMAN.indexOf(plain);
                tokens.add(roman > 0 ? Integer.toString(roman) : plain);
            }
        }
        return String.join(".", tokens);
    }

    /** The annex item of a category code, such as {@code III.I.3}; empty for other codes. */
    static String item(String code) {
        Matcher item = CATEGORY.matcher(code);
        if (!item.matches()) {
            return "";
        }
        return item.group(1) == null
                ? item.group(4) + "." + Integer.parseInt(item.group(5))
                : item.group(1) + "." + item.group(2) + "." + Integer.parseInt(item.group(3));
    }

    private static boolean isAscii(String words) {
        return words.chars().allMatch(c -> c < 128);
    }
}
