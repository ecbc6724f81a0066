package org.craregistry.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.craregistry.law.AnnexIRequirement;
import org.jspecify.annotations.Nullable;

/**
 * The headers of columns about requirements of Annex I that name these by their place: {@code I.1(2)(a)}, {@code Teil II Nr. 3},
 * {@code 2b}, {@code (c)}, alone or with words behind them, and which of them are about the note. A number alone may be of either part.
 */
final class RequirementHeaders {

    private static final Pattern TOKEN = Pattern.compile("\\p{L}+|\\p{N}+");
    private static final Pattern LETTER_ALONE = Pattern.compile("\\W*[a-m]\\)");

    /** Words, apart from what stands before them. */
    private static final Pattern WORDS = Pattern.compile("(?:[^\\p{L}\\p{N}]\\P{N}*)?", Pattern.DOTALL);

    /** Another letter behind a place, as in (a) and (b), is another place. */
    private static final Pattern ANOTHER =
            Pattern.compile("\\([a-m]\\)|(?:^|\\P{L})[a-m]\\)|^\\W*(?:[-,;/&]|and|und|et|y|e|en|i)\\W*[a-m]\\W*$");

    /** Whether a requirement is applicable, who sees to it and until when is asked beside how a product stands to it. */
    private static final Pattern ASIDE = Pattern.compile(
            "appli[ck]a|anwendbar|relevan|zutreff|aplica|toepass|dotycz|stosow"
                    + "|(?<!\\p{L})(?:due|date|datum|deadline|frist|f\u00E4llig|until|bis|owner|done by|assigned|responsib|verantwort|zust\u00E4ndig|\u00E9ch\u00E9ance|fecha|scadenza|termin)");

    private static final Set<String> FILLERS = Set.copyOf(Words.of(Words.FILLER));
    private static final Set<String> PARTS = Set.copyOf(Words.of(Words.PART));
    private static final Set<String> NOTES = Words.bare(Words.NOTE);
    private static final Set<String> PREPOSITIONS =
            Set.of("zu", "zur", "for", "to", "on", "pour", "para", "per", "voor", "dla", "do");
    private static final String PART = "part";
    private static final Map<String, AnnexIRequirement> PLACES = places();

    /** A place has the annex, the part, its number and its letter, at the most. */
    private static final int MOST_TOKENS = 5;

    /** So many words are no requirement in its own words, of which one says "where applicable". */
    private static final int FEW_WORDS = 3;

    private RequirementHeaders() {}

    private static Map<String, AnnexIRequirement> places() {
        Map<String, AnnexIRequirement> places = new HashMap<>();
        for (AnnexIRequirement requirement : AnnexIRequirement.values()) {
            String point = requirement.code().substring(requirement.code().lastIndexOf('-') + 1);
            String number = point.substring(0, 1);
            String letter = point.substring(1);
            String item = letter.isEmpty() ? number : number + "." + letter;
            String roman = RomanNumber.of(requirement.part()).toLowerCase(Locale.ROOT);
            for (String part : List.of(roman, String.valueOf(requirement.part()))) {
                for (String before : List.of("", "i.", "1.")) {
                    places.put(before + PART + "." + part + "." + item, requirement);
                }
                places.put("i." + part + "." + item, requirement);
            }
            places.put(roman + "." + item, requirement);
            if (!letter.isEmpty()) {
                places.put(item, requirement);
                places.put(requirement.part() + "." + item, requirement);
                places.put(letter, requirement);
            }
        }
        return places;
    }

    /** The field that a header is about; empty where it names no place, or more than one. */
    static Optional<String> field(String header) {
        String text = header.toLowerCase(Locale.ROOT);
        Matcher token = TOKEN.matcher(text);
        List<String> path = new ArrayList<>();
        boolean isNote = false;
        int start = 0;
        int end = 0;
        @Nullable AnnexIRequirement found = null;
        while (path.size() < MOST_TOKENS && token.find()) {
            String word = token.group();
            if (path.isEmpty() && (NOTES.contains(Spelling.bare(word)) || isNote && PREPOSITIONS.contains(word))) {
                isNote = true;
                start = token.end();
            } else if (PARTS.contains(word)) {
                path.add(PART);
            } else if (!FILLERS.contains(word)) {
                path.add(word.replaceFirst("^0+(?=\\d)", ""));
                AnnexIRequirement at = PLACES.get(String.join(".", path));
                boolean isPlace = path.size() > 1
                        || LETTER_ALONE.matcher(text.substring(start)).lookingAt();
                found = at != null && isPlace ? at : found;
                end = at != null && isPlace ? token.end() : end;
            } else if (path.isEmpty()) {
                start = token.end();
            }
        }
        String behind = text.substring(end);
        return found == null || saysElse(behind)
                ? Optional.empty()
                : Optional.of(field(found, isNote || isAboutNote(behind)));
    }

    private static String field(AnnexIRequirement requirement, boolean isNote) {
        return SheetKind.ANNEX_I.prefix()
                + requirement.code()
                + "."
                + (isNote ? StandingColumns.NOTE : StandingColumns.STANDING);
    }

    /** Whether what stands behind a place goes on with it, names another one, or asks something else. */
    private static boolean saysElse(String behind) {
        return !WORDS.matcher(behind).matches()
                || ANOTHER.matcher(behind).find()
                || words(behind).size() <= FEW_WORDS && ASIDE.matcher(behind).find();
    }

    /** Whether the first or the last word says so; between them a requirement may be told in its own words. */
    private static boolean isAboutNote(String behind) {
        List<String> words = words(behind);
        return !words.isEmpty() && (NOTES.contains(words.get(0)) || NOTES.contains(words.get(words.size() - 1)));
    }

    private static List<String> words(String text) {
        return TOKEN.matcher(text)
                .results()
                .map(word -> Spelling.bare(word.group()))
                .toList();
    }
}
