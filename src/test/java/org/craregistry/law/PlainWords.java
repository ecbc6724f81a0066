package org.craregistry.law;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What sentences are held against that somebody is to understand who does not know the acts or the API. */
public final class PlainWords {

    private static final int MOST_CHARACTERS = 200;
    /** The abbreviations that people who place products on the market know, and the numbers of annexes. */
    private static final Set<String> TERMS = Set.of(
            "CRA", "AI", "EU", "EC", "CE", "EUCC", "NIS", "ASIC", "FPGA", "VPN", "SIEM", "SIM", "II", "III", "IV", "VI",
            "VII", "VIII", "FAQ", "EHDS", "ISO", "IEC", "UTF");

    private static final Pattern CAPITALS = Pattern.compile("\\b[A-Z]{2,}\\b");

    /** Titles of requirements and categories, and answers as they are offered. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    private static final Pattern DENIED_DENIAL = Pattern.compile(
            "(?i)\\bnot so that\\b|not \\(|\\b(not|no(?! \\d)|never|nothing|nobody|none)\\b[^.,;:]{0,40}\\b(not|no|never|nothing|nobody|none)\\b");

    private static final Map<String, Pattern> FAULTS = Map.of(
            "a constant", Pattern.compile("\\b(?!AVA_VAN\\b)[A-Z][A-Z0-9]*_[A-Z0-9_]+\\b"),
            "a code", Pattern.compile("\\b(A15|CRA|AIA|EXCL)-[A-Z0-9]|\\b[CDGIPTX]\\d{1,2}[A-Z]?\\b"),
            "true, false or null", Pattern.compile("(?i)\\b(true|false|null)\\b"),
            "a bracket of a list", Pattern.compile("[\\[\\]{}]"),
            "the name of a field", Pattern.compile("\\b[a-z]+[A-Z]\\w*"),
            "a denial of a denial", DENIED_DENIAL);

    private PlainWords() {}

    /** The first thing that is wrong about a sentence; empty where nothing is. */
    public static String fault(String sentence) {
        if (sentence.length() > MOST_CHARACTERS) {
            return "more than " + MOST_CHARACTERS + " characters";
        }
        if (!sentence.matches("(?s)[A-Z“\"].*[.]\"?") || sentence.endsWith("..")) {
            return "no capital or no full stop";
        }
        return faultInWords(sentence);
    }

    /** The same for words that are a part of a sentence. */
    public static String faultInWords(String words) {
        String ours = QUOTED.matcher(words).replaceAll("\"\"");
        for (Map.Entry<String, Pattern> fault : FAULTS.entrySet()) {
            Matcher met = fault.getValue().matcher(ours);
            if (met.find()) {
                return fault.getKey() + " (" + met.group() + ")";
            }
        }
        return CAPITALS.matcher(ours)
                .results()
                .map(met -> met.group())
                .filter(term -> !TERMS.contains(term))
                .map(term -> "a term that is not approved (" + term + ")")
                .findFirst()
                .orElse("");
    }

    /** The first name of a field or constant of the API outside of quotation marks; empty where there is none. */
    public static String nameOfTheApi(String sentence) {
        String ours = QUOTED.matcher(sentence).replaceAll("\"\"");
        return Stream.of("a constant", "the name of a field", "true, false or null", "a bracket of a list")
                .map(fault -> Objects.requireNonNull(FAULTS.get(fault)).matcher(ours))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElse("");
    }

    /** Whether something is denied that is a denial. */
    public static boolean denyADenial(String words) {
        return DENIED_DENIAL.matcher(QUOTED.matcher(words).replaceAll("\"\"")).find();
    }
}
