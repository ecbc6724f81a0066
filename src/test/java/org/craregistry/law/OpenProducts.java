package org.craregistry.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Products made up by chance of which a few facts are open, and what is wrong about the answers given for them meanwhile. */
final class OpenProducts {

    /** How many completions are tried, and how many more before it is believed that they agree. */
    private static final int SAMPLES = 40;

    private static final int MORE_SAMPLES = 3000;

    private static final int MOST_OPEN = 5;

    private final Answers answers;
    private final Filings filings;

    OpenProducts(long seed) {
        answers = new Answers(seed, seed % 2 == 0 ? 2 : 4);
        filings = new Filings(seed);
    }

    /** A product of which some facts are open. */
    private record Tried(Facts facts, List<Fact<?>> open, Evidence evidence, LocalDate asOf, StateOfLaw stateOfLaw) {

        Map<String, String> answered(Facts completed) {
            return answered(completed, evidence);
        }

        Map<String, String> answered(Facts completed, Evidence filled) {
            return SharedAnswers.of(Law.determine(completed, filled, asOf, stateOfLaw));
        }
    }

    /** Where several rulings meet, which chance alone seldom hits: answers that are fixed, and one that is left open. */
    private enum Corner {
        LOST_CERTIFICATES(
                Map.of("otherLaw", List.of("MEDICAL_DEVICES_2017_745"), "annexIAct", "MEDICAL_DEVICES"),
                Vocabulary.AI_STANDARDS_APPLIED) {
            @Override
            Evidence evidence(Filings filings) {
                return filings.losing();
            }
        },
        A_CHIP_OF_ANY_TIER(
                Map.of(
                        "nature",
                        "HARDWARE",
                        "chip",
                        "MICROCONTROLLER",
                        "chipSecuresOthers",
                        true,
                        "chipTamperFeatures",
                        true,
                        "sectoralThirdParty",
                        false,
                        "annexIAct",
                        "TOYS"),
                Vocabulary.CHIP_AVA_VAN) {
            @Override
            Evidence evidence(Filings filings) {
                return filings.assessedUnder(Procedure.SECTORAL);
            }
        },
        BIOMETRICS_OF_ANY_ACT(
                Map.of("annexIIIPoints", List.of("P1A"), "sectoralThirdParty", true), Vocabulary.ANNEX_I_ACT) {
            @Override
            Evidence evidence(Filings filings) {
                return filings.assessedUnder(Procedure.SECTORAL, Procedure.AI_ACT_ANNEX_VII);
            }
        },
        HEALTH_RECORDS_OF_ANY_ROLE(Map.of("coreFunctionality", "CRA-III-I-03"), Vocabulary.EHR_SYSTEM) {
            @Override
            Evidence evidence(Filings filings) {
                return filings.assessedUnder(Procedure.MODULE_B_C, Procedure.EHDS_CHAPTER_III);
            }
        };

        private static final Map<String, Object> IN_SCOPE_AND_HIGH_RISK = Map.of(
                "presentation",
                "MARKET",
                "aiSystem",
                true,
                "aiExclusion",
                "NONE",
                "prohibitedPractices",
                List.of(),
                "aiIsProductItself",
                true,
                "thirdPartyAssessmentRequired",
                true,
                "thirdPartyOnlyForOtherRisks",
                false,
                "placedOnMarketOn",
                "2028-08-15");

        private final Map<String, Object> fixed;
        private final Fact<?> open;

        Corner(Map<String, Object> fixed, Fact<?> open) {
            this.fixed = fixed;
            this.open = open;
        }

        abstract Evidence evidence(Filings filings);

        Facts facts() {
            Map<String, Object> plain = new LinkedHashMap<>(IN_SCOPE_AND_HIGH_RISK);
            plain.putAll(fixed);
            return Facts.of(plain);
        }
    }

    private Tried nextCorner() {
        Corner corner = answers.pick(List.of(Corner.values()));
        List<Fact<?>> open = new ArrayList<>(List.of(corner.open));
        if (answers.flip()) {
            open.add(answers.pick(List.of(Vocabulary.OPERATOR_ROLE, Vocabulary.NATURE, Vocabulary.AI_SYSTEM)));
        }
        Facts facts = answers.completed(corner.facts(), Vocabulary.FACTS);
        for (Fact<?> fact : open) {
            facts = facts.with(fact, null);
        }
        return new Tried(facts, open, corner.evidence(filings), LocalDate.of(2028, 9, 2), answers.pick(States.ALL));
    }

    private Tried next() {
        Facts facts = answers.completed(answers.facts(1), Vocabulary.FACTS);
        List<Fact<?>> open = answers.some(Vocabulary.FACTS, 1 + answers.upTo(MOST_OPEN));
        for (Fact<?> fact : open) {
            facts = facts.with(fact, null);
        }
        return new Tried(facts, open, filings.evidence(), answers.day(), answers.pick(States.ALL));
    }

    /** What is wrong about the answers for the next product: a sentence for each, none where all are right. */
    List<String> faultsOfNext() {
        return faults(answers.upTo(4) == 0 ? nextCorner() : next());
    }

    /** The same for a product of which every fact is answered and fields of its evidence are empty. */
    List<String> faultsOfNextFiling() {
        Tried tried = nextCorner();
        Facts facts = answers.completed(tried.facts(), tried.open());
        Map<String, String> said = tried.answered(facts);
        said.keySet()
                .removeIf(name -> name.startsWith("condition C")); // of the nearest certificate, which may be another
        Map<String, Set<String>> possible = new LinkedHashMap<>();
        for (int i = 0;
                i < MORE_SAMPLES && (i < SAMPLES || !faults(said, possible).isEmpty());
                i++) {
            add(said, tried.answered(facts, filings.filled(tried.evidence())), possible);
        }
        return faults(said, possible).stream()
                .map(fault -> fault + " for " + facts + tried.evidence())
                .toList();
    }

    private List<String> faults(Tried tried) {
        Map<String, String> said = tried.answered(tried.facts());
        Map<String, Set<String>> possible = new LinkedHashMap<>();
        completions(tried).forEach(completed -> add(said, tried.answered(completed), possible));
        for (int i = 0;
                i < MORE_SAMPLES
                        && tried.open().size() > 1
                        && !faults(said, possible).isEmpty();
                i++) {
            add(said, tried.answered(answers.completed(tried.facts(), tried.open())), possible);
        }
        return faults(said, possible).stream()
                .map(fault -> fault + " for " + tried)
                .toList();
    }

    /** Of a single open fact every answer; of several, a sample. */
    private List<Facts> completions(Tried tried) {
        if (tried.open().size() == 1) {
            return answers.everyAnswer(tried.facts(), tried.open().get(0));
        }
        return IntStream.range(0, SAMPLES)
                .mapToObj(i -> answers.completed(tried.facts(), tried.open()))
                .toList();
    }

    private static void add(Map<String, String> said, Map<String, String> answered, Map<String, Set<String>> possible) {
        said.keySet()
                .forEach(name -> possible.computeIfAbsent(name, any -> new LinkedHashSet<>())
                        .add(answered.getOrDefault(name, SharedAnswers.NOT_ASKED)));
    }

    private static List<String> faults(Map<String, String> said, Map<String, Set<String>> possible) {
        List<String> faults = new ArrayList<>();
        said.forEach((name, answer) -> {
            Set<String> all = possible.getOrDefault(name, Set.of());
            if (!SharedAnswers.isRight(name, answer, all)) {
                faults.add(name + " is " + answer + " where completions give " + all);
            }
        });
        return faults;
    }
}
