package org.craregistry.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Answers made up by chance: often what an ordinary product has, else anything its fact accepts. */
public final class Answers {

    private static final List<String> DAYS = List.of(
            "2024-12-09",
            "2024-12-10",
            "2026-06-11",
            "2026-09-10",
            "2026-09-11",
            "2027-03-01",
            "2027-12-02",
            "2027-12-10",
            "2027-12-11",
            "2027-12-12",
            "2028-08-02",
            "2028-09-01",
            "2028-09-02",
            "2030-01-01");

    private final Random random;

    public Answers(long seed) {
        random = new Random(seed);
    }

    /** A set of facts of which about this share is answered. */
    public Facts facts(double share) {
        Facts facts = random.nextInt(3) > 0 ? aHighRiskSystem() : Facts.none();
        for (Fact<?> fact : Vocabulary.FACTS) {
            if (facts.get(fact) == null && random.nextDouble() < share) {
                facts = answer(facts, fact);
            }
        }
        return facts;
    }

    /** The beginning of a product that often is a high-risk AI system in scope. */
    private Facts aHighRiskSystem() {
        Map<String, Object> plain = new HashMap<>(Map.of(
                "nature",
                "SOFTWARE",
                "dataConnection",
                true,
                "unionMarket",
                true,
                "commercialActivity",
                true,
                "otherLaw",
                List.of(),
                "aiSystem",
                true,
                "aiExclusion",
                "NONE",
                "prohibitedPractices",
                List.of(),
                "placedOnMarketOn",
                "2028-08-15"));
        plain.put("annexIIIPoints", random.nextInt(3) == 0 ? List.of() : List.of(pick(List.of("P1A", "P2", "P4A"))));
        plain.put("annexIAct", pick(List.of("NONE", "TOYS", "MACHINERY")));
        plain.put("aiIsProductItself", random.nextBoolean());
        plain.put("thirdPartyAssessmentRequired", random.nextBoolean());
        plain.put(
                "coreFunctionality", pick(List.of("NONE", "CRA-III-I-03", "CRA-III-II-02", "CRA-IV-01", "CRA-IV-03")));
        plain.values().removeIf(answer -> random.nextInt(15) == 0);
        return Facts.of(plain);
    }

    <T> Facts answer(Facts facts, Fact<T> fact) {
        return facts.with(fact, fact.read(plain(fact)));
    }

    public double share() {
        return random.nextDouble();
    }

    boolean flip() {
        return random.nextBoolean();
    }

    LocalDate day() {
        return LocalDate.parse(pick(DAYS));
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Object plain(Fact<?> fact) {
        boolean isOrdinary = random.nextInt(4) > 0;
        if (fact instanceof BooleanFact) {
            return isOrdinary
                    ? List.of("dataConnection", "unionMarket", "commercialActivity")
                            .contains(fact.name())
                    : flip();
        }
        if (fact instanceof DateFact) {
            return pick(DAYS);
        }
        if (fact instanceof NumberFact number) {
            return BigDecimal.valueOf(random.nextInt(number.most().intValue() + 1));
        }
        if (fact instanceof ChoicesFact) {
            return isOrdinary
                    ? List.of()
                    : fact.codes().stream()
                            .filter(code -> random.nextInt(4) == 0)
                            .toList();
        }
        return isOrdinary ? fact.codes().get(0) : pick(fact.codes());
    }
}
