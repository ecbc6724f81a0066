package org.craregistry.register;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Something accepted that a text nearly says.
 *
 * @param code what it stands for
 * @param spelling that is nearly met, as {@link Spelling#bare} leaves it
 * @param distance how many letters differ: left out, added, replaced, or swapped with their neighbour
 */
record NearMatch(String code, String spelling, int distance) {

    private static final int MOST = 3;
    private static final int SHORTEST = 3;
    private static final int LARGEST_DISTANCE = 3;

    /**
     * The nearest of several spellings, the nearest first, three at the most.
     *
     * @param text as {@link Spelling#bare} leaves it
     * @param spellings bare, each with what it stands for
     */
    static List<NearMatch> among(String text, Map<String, String> spellings) {
        int accepted = Math.min(LARGEST_DISTANCE, text.length() / SHORTEST);
        Map<String, NearMatch> nearest = new LinkedHashMap<>();
        spellings.forEach((spelling, code) -> {
            if (spelling.length() >= SHORTEST && Math.abs(spelling.length() - text.length()) <= accepted) {
                int distance = lettersBetween(text, spelling);
                if (distance <= Math.min(accepted, spelling.length() / SHORTEST)) {
                    nearest.merge(code, new NearMatch(code, spelling, distance), NearMatch::nearer);
                }
            }
        });
        return nearest.values().stream()
                .sorted(Comparator.comparingInt(NearMatch::distance).thenComparing(NearMatch::code))
                .limit(MOST)
                .collect(Collectors.toList());
    }

    /** The distance of Damerau and Levenshtein in its restricted form (optimal string alignment). */
    private static int lettersBetween(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                row[j] = swapped ? Math.min(row[j], before[j - 2] + 1) : row[j];
            }
            before = last;
            last = row;
        }
        return last[other.length()];
    }

    /** The nearer one, of equals always the same. */
    private NearMatch nearer(NearMatch other) {
        return Comparator.comparingInt(NearMatch::distance)
                                .thenComparing(NearMatch::spelling)
                                .compare(this, other)
                        <= 0
                ? this
                : other;
    }

    /**
     * How far it is, in words, and from what, where that is another word for what is shown.
     *
     * @param shown what it stands for
     * @param words as they are written
     */
    String words(String shown, Collection<String> words) {
        String far =
                distance == 0 ? "only signs differ" : distance == 1 ? "1 letter differs" : distance + " letters differ";
        return Spelling.bare(shown).equals(spelling)
                ? far
                : words.stream()
                        .filter(word -> Spelling.bare(word).equals(spelling))
                        .findFirst()
                        .map(word -> "%s from \"%s\"".formatted(far, word))
                        .orElse(far);
    }
}
