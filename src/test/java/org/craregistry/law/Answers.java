package org.craregistry.law;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /** Whatever day is asked for, one of them is still to come. */
    private static final List<String> DAYS_OF_FACTS =
            Stream.concat(DAYS.stream(), Stream.of("2031-06-01")).toList();

    /** Between the days on which evidence is made up to begin. */
    private static final List<String> DAYS_BETWEEN = IntStream.range(0, 60)
            .mapToObj(month -> LocalDate.of(2026, 1, 15).plusMonths(month).toString())
            .toList();

    private final Random random;
    private final int oddOneIn;

    public Answers(long seed) {
        this(seed, 4);
    }

    /** @param oddOneIn one answer in so many is anything that its fact accepts */
    Answers(long seed, int oddOneIn) {
        random = new Random(seed);
        this.oddOneIn = oddOneIn;
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

    /** These facts with each of these answered that is not. */
    Facts completed(Facts facts, List<Fact<?>> open) {
        for (Fact<?> fact : open) {
            facts = facts.get(fact) == null ? answer(facts, fact) : facts;
        }
        return facts;
    }

    /** These facts with this one answered in every way; a set with nothing, everything, each alone and some more. */
    List<Facts> everyAnswer(Facts facts, Fact<?> open) {
        Stream<Object> plain;
        if (open instanceof BooleanFact) {
            plain = Stream.of(true, false);
        } else if (open instanceof DateFact) {
            plain = Stream.concat(DAYS_OF_FACTS.stream(), DAYS_BETWEEN.stream());
        } else if (open instanceof NumberFact number) {
            plain = IntStream.rangeClosed(0, number.maximum().intValue()).mapToObj(n -> n);
        } else if (open instanceof ChoicesFact) {
            Stream<List<String>> alone = open.codes().stream().map(List::of);
            Stream<List<String>> more = IntStream.range(0, 20).mapToObj(i -> some(open.codes(), 2));
            plain = Stream.of(Stream.of(List.<String>of(), open.codes()), alone, more)
                    .flatMap(each -> each);
        } else {
            plain = open.codes().stream().map(code -> code);
        }
        return plain.map(each -> with(facts, open, each)).toList();
    }

    private static <T> Facts with(Facts facts, Fact<T> fact, Object plain) {
        return facts.with(fact, fact.read(plain));
    }

    /**
     * How many a test tries of what it usually tries: a share of them, in percent, where {@code law.tried} names one, as where each of
     * thousands of planted faults is looked for.
     */
    static int tried(int usually) {
        return Math.max(1, usually * Integer.getInteger("law.tried", 100) / 100);
    }

    /** Some of a list, each once. */
    <T> List<T> some(List<T> list, int howMany) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return List.copyOf(copy.subList(0, Math.min(howMany, copy.size())));
    }

    int upTo(int bound) {
        return random.nextInt(bound);
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
        boolean isOrdinary = random.nextInt(oddOneIn) > 0;
        if (fact instanceof BooleanFact) {
            return isOrdinary
                    ? List.of("dataConnection", "unionMarket", "commercialActivity")
                            .contains(fact.name())
                    : flip();
        }
        if (fact instanceof DateFact) {
            return pick(random.nextInt(4) > 0 ? DAYS_OF_FACTS : DAYS_BETWEEN);
        }
        if (fact instanceof NumberFact number) {
            return BigDecimal.valueOf(random.nextInt(number.maximum().intValue() + 1));
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
