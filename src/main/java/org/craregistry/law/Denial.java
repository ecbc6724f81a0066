package org.craregistry.law;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Denies a single thing in words, without a bare "not" where there are words for the opposite. */
final class Denial {

    private static final Map<Pattern, String> OPPOSITES = opposites();

    private Denial() {}

    private static Map<Pattern, String> opposites() {
        Map<Pattern, String> opposites = new LinkedHashMap<>();
        opposites.put(Pattern.compile("not: (.+)"), "$1");
        opposites.put(Pattern.compile("(.+): yes"), "$1: no");
        opposites.put(Pattern.compile("(.+): no"), "$1: yes");
        opposites.put(Pattern.compile("the date is (.+) or later"), "the date is before $1");
        opposites.put(Pattern.compile("(.+): on or before (.+)"), "$1: later than $2");
        opposites.put(Pattern.compile("(.+): on or after (.+)"), "$1: before $2");
        opposites.put(Pattern.compile("(.+): at least one"), "$1: none");
        opposites.put(Pattern.compile("(.+): none"), "$1: at least one");
        opposites.put(Pattern.compile("(.+): at least (\\d+)"), "$1: less than $2");
        opposites.put(Pattern.compile("(.+): includes (.+)"), "$1: does not include $2");
        opposites.put(Pattern.compile("(.+): does not include (.+)"), "$1: includes $2");
        opposites.put(Pattern.compile("(.+): other than (.+)"), "$1: $2");
        opposites.put(Pattern.compile("([^:\"]+): (.+)"), "$1: other than $2");
        return opposites;
    }

    /** The opposite of what is asked; denied twice it is the same again. */
    static String of(String words) {
        for (Map.Entry<Pattern, String> opposite : OPPOSITES.entrySet()) {
            Matcher matcher = opposite.getKey().matcher(words);
            if (matcher.matches()) {
                return matcher.replaceFirst(opposite.getValue());
            }
        }
        return "not: " + words;
    }
}
