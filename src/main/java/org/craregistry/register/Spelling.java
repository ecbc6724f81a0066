package org.craregistry.register;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What remains of words when case, spaces, accents and punctuation do not count. */
final class Spelling {

    private static final Pattern CATEGORY = Pattern.compile("CRA-(III)-(I{1,2})-(\\d+)|CRA-(IV)-(\\d+)");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern TOKEN = Pattern.compile("\\p{L}+|\\p{N}+");
    private static final Set<String> FILLERS = Set.copyOf(Words.of(Words.FILLER));
    private static final Set<String> ANNEXES =
            Set.of("annex", "annexe", "ann", "anexo", "anhang", "anh", "allegato", "bijlage", "załącznik", "zał");
    private static final Set<String> NO = Set.copyOf(Words.of(Words.NO));
    private static final List<String> ROMAN = List.of("", "i", "ii", "iii", "iv");

    /** What a place begins with that names its annex: 3.2 may be anything. */
    static final String ANNEX = "annex ";

    /** Longer texts are no answers to a choice, and would take the pattern long. */
    private static final int LONGEST_DOUBTED = 500;

    /** Signs that leave open whether a text is meant, and brackets around all of it. */
    private static final Pattern DOUBT = Pattern.compile("[?¿~*≈=<>%]|[°º]\\W*$|^\\W*[(\\[][^()\\[\\]]*[)\\]]\\W*$");

    /** Signs by which names differ that are otherwise the same, as EAL4 and EAL4+ do. */
    private static final Pattern SIGN = Pattern.compile("[+#<>*?!%&=~]|\\p{S}|(?<=\\d)[.,](?=\\d)");

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

    /** As {@link #bare}, with the signs that tell names apart; nothing but signs stays as it is. */
    static String signed(String words) {
        String signs = SIGN.matcher(words).results().map(MatchResult::group).collect(Collectors.joining());
        String signed = bare(words) + signs.replace(',', '.');
        return signed.isEmpty() ? words.strip() : signed;
    }

    /** Whether a text leaves open whether it is meant: {@code Yes?}, {@code ~ 5}, {@code (no)}. */
    static boolean isDoubtful(String words) {
        return words.length() <= LONGEST_DOUBTED && DOUBT.matcher(words).find();
    }

    /**
     * A place such as {@code Annex III, class I, no. 03} as {@code annex 3.1.3}: what it names, without the words around it. Empty where
     * the text has no number, or begins with a "no" that is not short for one.
     */
    static String place(String words) {
        List<String> tokens = new ArrayList<>();
        String lower = words.toLowerCase(Locale.ROOT);
        Matcher token = TOKEN.matcher(lower);
        boolean isFirst = true;
        boolean namesAnnex = false;
        String annex = "";
        boolean numbered = false;
        while (token.find()) {
            String plain = token.group().replaceFirst("^0+(?=\\d)", "");
            boolean negates = isFirst && NO.contains(plain) && !Character.isDigit(plain.charAt(0));
            if (negates && ".°º".indexOf(lower.charAt(Math.min(token.end(), lower.length() - 1))) < 0) {
                return "";
            }
            int roman = ROMAN.indexOf(plain);
            if (!numbered && (roman > 0 || Character.isDigit(plain.charAt(0)))) {
                numbered = true;
                annex = roman > 0 || namesAnnex ? ANNEX : "";
            }
            if (!FILLERS.contains(plain)) {
                tokens.add(roman > 0 ? Integer.toString(roman) : plain);
            }
            namesAnnex |= ANNEXES.contains(plain);
            isFirst = false;
        }
        return numbered ? annex + String.join(".", tokens) : "";
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

    static boolean isAscii(String words) {
        for (int i = 0; i < words.length(); i++) { // asked of most texts of a file
            if (words.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
