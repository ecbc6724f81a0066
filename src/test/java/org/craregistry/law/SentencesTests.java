package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is told of a product is a sentence that somebody understands who does not know the acts. */
class SentencesTests {

    private static final int PRODUCTS = 3000;
    private static final int MOST_CHARACTERS = 200;
    private static final int SHOWN = 60;

    /** The abbreviations that people who place products on the market know, and the numbers of annexes. */
    private static final Set<String> TERMS = Set.of(
            "CRA", "AI", "EU", "EC", "CE", "EUCC", "NIS", "ASIC", "FPGA", "VPN", "SIEM", "SIM", "II", "III", "IV", "VI",
            "VII", "VIII", "FAQ", "EHDS", "ISO", "IEC");

    private static final Pattern CAPITALS = Pattern.compile("\\b[A-Z]{2,}\\b");

    /** Titles of requirements and categories, and answers as they are offered. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    private static final Map<String, Pattern> FAULTS = Map.of(
            "a constant", Pattern.compile("\\b(?!AVA_VAN\\b)[A-Z][A-Z0-9]*_[A-Z0-9_]+\\b"),
            "a code", Pattern.compile("\\b(A15|CRA|AIA|EXCL)-[A-Z0-9]|\\b[CDGIPTX]\\d{1,2}[A-Z]?\\b"),
            "true, false or null", Pattern.compile("(?i)\\b(true|false|null)\\b"),
            "a bracket of a list", Pattern.compile("[\\[\\]{}]"),
            "the name of a field", Pattern.compile("\\b[a-z]+[A-Z]\\w*"),
            "a denial of a denial",
                    Pattern.compile(
                            "(?i)\\bnot so that\\b|not \\(|\\b(not|no(?! \\d)|never|nothing|nobody|none)\\b[^.,;:]{0,40}\\b(not|no|never|nothing|nobody|none)\\b"));

    @Test
    void isUnderstoodForEveryExample() {
        Stream<ToldSentences.Told> told = Examples.TABLES.stream()
                .flatMap(Examples::of)
                .flatMap(example -> ToldSentences.of(Examples.determination(example)).stream());

        assertThat(faults(told)).isEmpty();
    }

    @Test
    void isUnderstoodForProductsMadeUpByChance() {
        Answers answers = new Answers(20281);
        Filings filings = new Filings(20282);
        Stream<ToldSentences.Told> told = Stream.generate(() -> answers.facts(answers.share()))
                .limit(PRODUCTS)
                .flatMap(facts -> {
                    Evidence evidence = filings.evidence();
                    LocalDate day = answers.day();
                    StateOfLaw stateOfLaw = answers.pick(States.ALL);
                    return Stream.concat(
                            ToldSentences.of(Law.determine(facts, evidence, day, stateOfLaw)).stream(),
                            ToldSentences.ahead(facts, evidence, day, stateOfLaw).stream());
                });

        assertThat(faults(told)).isEmpty();
    }

    @Test
    void isUnderstoodForEveryAnswerToEveryQuestion() {
        Answers answers = new Answers(20283);
        Stream<ToldSentences.Told> told = Vocabulary.FACTS.stream()
                .flatMap(fact -> Stream.concat(
                                Stream.of(Facts.none()), answers.everyAnswer(Facts.none(), fact).stream())
                        .map(facts -> new Case(facts, Evidence.none(), LocalDate.of(2028, 9, 1), States.R0))
                        .map(c -> new ToldSentences.Told(fact.name(), FactStatements.of(fact, c))));

        assertThat(faults(told)).isEmpty();
    }

    /** What is wrong about the sentences, each fault of one place once. */
    private static List<String> faults(Stream<ToldSentences.Told> told) {
        Map<String, String> faults = new TreeMap<>();
        told.forEach(one -> {
            String fault = fault(one.sentence());
            if (!fault.isEmpty()) {
                faults.putIfAbsent(one.from() + " has " + fault, one.sentence());
            }
        });
        return faults.entrySet().stream()
                .limit(SHOWN)
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.toList());
    }

    /** The first thing that is wrong about a sentence; empty where nothing is. */
    private static String fault(String sentence) {
        if (sentence.length() > MOST_CHARACTERS) {
            return "more than " + MOST_CHARACTERS + " characters";
        }
        if (!sentence.matches("(?s)[A-Z“\"].*[.]\"?") || sentence.endsWith("..")) {
            return "no capital or no full stop";
        }
        String ours = QUOTED.matcher(sentence).replaceAll("\"\"");
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
}
