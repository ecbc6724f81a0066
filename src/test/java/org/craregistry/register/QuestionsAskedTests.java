package org.craregistry.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.craregistry.law.AiStatusOutcome;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.BooleanFact;
import org.craregistry.law.ChoicesFact;
import org.craregistry.law.DateFact;
import org.craregistry.law.Determination;
import org.craregistry.law.Evidence;
import org.craregistry.law.Fact;
import org.craregistry.law.Facts;
import org.craregistry.law.Law;
import org.craregistry.law.NumberFact;
import org.craregistry.law.ProductClass;
import org.craregistry.law.Question;
import org.craregistry.law.States;
import org.craregistry.law.Vocabulary;
import org.craregistry.testing.Given;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many questions somebody answers until the class, the status under the AI Act and Article 15 are settled. */
class QuestionsAskedTests {

    private static final double AT_MOST = 10;

    /** Where the sample does not know an answer, what an ordinary product has. */
    private static final Map<String, Object> ORDINARY = Map.of(
            "nature",
            "HARDWARE_AND_SOFTWARE",
            "dataConnection",
            true,
            "unionMarket",
            true,
            "commercialActivity",
            true,
            "aiSystemIsThisProduct",
            true,
            "presentation",
            "MARKET");

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-29", "2028-09-01"})
    void settlesTheSamplePortfolioInTenAnswersOnAverage(LocalDate asOf) throws IOException {
        assertMean("sample", sample(), asOf);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-29", "2028-09-01"})
    void settlesTwentyCertifiedProductsInTenAnswersOnAverage(LocalDate asOf) {
        assertMean("certified products", certified(), asOf);
    }

    private static void assertMean(String name, List<Facts> products, LocalDate asOf) {
        Comparator<Question> register = Comparator.comparing(Question::index);
        double before = products.stream()
                .mapToInt(product -> asked(product, Facts.none(), asOf, register))
                .average()
                .orElseThrow();
        double ordered = products.stream()
                .mapToInt(product -> asked(product, Facts.none(), asOf, null))
                .average()
                .orElseThrow();
        double after = products.stream()
                .mapToInt(product -> asked(product, Facts.of(Given.whatIsAlike()), asOf, null))
                .average()
                .orElseThrow();
        System.out.printf(
                "%s on %s: %d products, %.1f questions in the order of the register, %.1f as a person is asked,"
                        + " %.1f with defaults%n",
                name, asOf, products.size(), before, ordered, after);
        assertThat(after).as(name).isLessThanOrEqualTo(AT_MOST).isLessThan(before);
        assertThat(ordered).as(name).isLessThanOrEqualTo(before);
    }

    /** Answers the first open question again and again; what the defaults say wrongly of a product counts as asked. */
    private static int asked(Facts product, Facts defaults, LocalDate asOf, Comparator<Question> order) {
        Facts facts = defaults;
        int asked = 0;
        for (Fact<?> fact : defaults.answered()) {
            if (product.get(fact) != null && !Objects.equals(product.get(fact), defaults.get(fact))) {
                facts = facts.with(Map.of(fact.name(), plain(product, fact)));
                asked++;
            }
        }
        while (true) {
            Determination answer = Law.determine(facts, Evidence.none(), asOf, States.R0);
            List<Fact<?>> open = open(answer, order);
            if (isSettled(answer) || open.isEmpty()) {
                assertThat(isSettled(answer)).as(product.toString()).isTrue();
                return asked;
            }
            facts = facts.with(Map.of(open.get(0).name(), plain(product, open.get(0))));
            asked++;
        }
    }

    private static List<Fact<?>> open(Determination answer, Comparator<Question> order) {
        List<Question> open = new ArrayList<>(answer.openQuestions());
        if (order != null) {
            open.sort(order);
        }
        return open.stream()
                .filter(Fact.class::isInstance)
                .<Fact<?>>map(question -> (Fact<?>) question)
                .toList();
    }

    private static boolean isSettled(Determination answer) {
        return answer.classification().productClass() != ProductClass.UNKNOWN
                && answer.aiStatus().outcome() != AiStatusOutcome.UNKNOWN
                && answer.article15().outcome() != Article15Outcome.UNKNOWN;
    }

    private static Object plain(Facts product, Fact<?> fact) {
        Object answer = product.plain().getOrDefault(fact.name(), ORDINARY.get(fact.name()));
        return answer == null ? ordinary(fact) : answer;
    }

    private static Object ordinary(Fact<?> fact) {
        if (fact instanceof BooleanFact) {
            return false;
        }
        if (fact instanceof DateFact) {
            return "2028-01-15";
        }
        if (fact instanceof NumberFact) {
            return 5;
        }
        return fact instanceof ChoicesFact ? List.of() : fact.codes().get(0);
    }

    private static List<Facts> sample() throws IOException {
        return Recorded.read(Path.of("imports/sample-portfolio.xlsx")).rows.stream()
                .map(row -> {
                    Map<String, Object> facts = new HashMap<>(row.values());
                    facts.keySet().removeIf(name -> Vocabulary.find(name).isEmpty());
                    facts.values().removeIf(RegisterRow.CLEAR::equals);
                    return Facts.of(facts);
                })
                .toList();
    }

    /** Kinds of products that are in registers of certified products, and a few with AI. */
    private static List<Facts> certified() {
        return Stream.of(
                        of("HARDWARE_AND_SOFTWARE", "CRA-III-I-12"), // routers
                        of("HARDWARE_AND_SOFTWARE", "CRA-III-I-12"), // switches
                        of("HARDWARE_AND_SOFTWARE", "CRA-IV-03"), // smart cards
                        of("HARDWARE_AND_SOFTWARE", "CRA-IV-01"), // hardware security modules
                        of("HARDWARE_AND_SOFTWARE", "CRA-IV-02"), // smart meter gateways
                        of("HARDWARE_AND_SOFTWARE", "CRA-III-II-02"), // firewalls
                        of("SOFTWARE", "CRA-III-II-02"), // intrusion prevention
                        of("SOFTWARE", "CRA-III-II-01"), // hypervisors
                        of("SOFTWARE", "CRA-III-I-11"), // operating systems
                        of("SOFTWARE", "CRA-III-I-05"), // VPN clients
                        of("SOFTWARE", "CRA-III-I-09"), // public key infrastructure
                        of("HARDWARE_AND_SOFTWARE", "NONE"), // printers
                        of("SOFTWARE", "CRA-III-I-06"), // network management
                        of("SOFTWARE", "NONE"), // databases
                        with(of("HARDWARE_AND_SOFTWARE", "CRA-III-I-14"), Map.of("chip", "MICROCONTROLLER")),
                        with(
                                of("HARDWARE_AND_SOFTWARE", "CRA-IV-03"),
                                Map.of(
                                        "chip",
                                        "MICROCONTROLLER",
                                        "chipSecuresOthers",
                                        true,
                                        "chipTamperFeatures",
                                        true,
                                        "chipAvaVan",
                                        5)),
                        with(of("HARDWARE_AND_SOFTWARE", "CRA-III-I-15"), Map.of("chip", "ASIC_OR_FPGA")),
                        with(of("SOFTWARE", "CRA-III-I-04"), Map.of("aiSystem", true)), // anti-malware that learns
                        with(
                                of("HARDWARE_AND_SOFTWARE", "CRA-III-I-01"),
                                Map.of("aiSystem", true, "annexIIIPoints", List.of("P1A"), "profiling", true)),
                        with(of("SOFTWARE", "CRA-III-I-07"), Map.of("aiSystem", true, "annexIIIPoints", List.of("P2"))))
                .map(Facts::of)
                .toList();
    }

    private static Map<String, Object> of(String nature, String coreFunctionality) {
        return Map.of("nature", nature, "coreFunctionality", coreFunctionality, "aiSystem", false);
    }

    private static Map<String, Object> with(Map<String, Object> facts, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(facts);
        all.putAll(more);
        return all;
    }
}
