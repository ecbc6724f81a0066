package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.craregistry.law.DayAhead.Cause;
import org.craregistry.law.DayAhead.Kind;
import org.craregistry.law.plain.Example;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What must hold of the days ahead of every product, tried on thousands made up by chance, always the same ones. */
class DaysAheadPropertyTests {

    private static final int SETS = Answers.tried(700);

    /** The states of the tests, and two of which something is published on days of its own. */
    private static final List<StateOfLaw> STATES =
            Stream.concat(States.ALL.stream(), publishing()).toList();

    private static Stream<StateOfLaw> publishing() {
        Map<String, StateOfLaw> built = States.builtOn(sections -> {
            publish(sections, "craStandards", standard("CRA-III-I-03", "2028-03-01"));
            publish(sections, "craSpecifications", standard("CRA-III-II-02", "2028-04-01"));
            publish(
                    sections,
                    "designatedSchemes",
                    Map.of(
                            "scheme",
                            "EUCC",
                            "leastLevel",
                            "SUBSTANTIAL",
                            "categories",
                            List.of("CRA-III-I-03", "CRA-IV-01", "CRA-IV-03"),
                            "appliesFrom",
                            "2028-05-01"));
            publish(
                    sections,
                    "mandatoryCertifications",
                    Map.of(
                            "act",
                            "Supposed act",
                            "scheme",
                            "EUCC",
                            "level",
                            "HIGH",
                            "categories",
                            List.of("CRA-IV-01"),
                            "appliesFrom",
                            "2029-06-01"));
            publish(
                    sections,
                    "aiLimitations",
                    Map.of("code", "L1", "title", "t", "acts", List.of("TOYS"), "appliesFrom", "2029-01-01"));
            publish(sections, "aiSpecifications", aiStandard("2028-10-01"));
            publish(sections, "aiStandards", aiStandard("2029-10-01"));
            sections.get("delegatedExclusions")
                    .put("entries", List.of(Map.of("code", "DR_2025_1535", "title", "t", "appliesFrom", "2028-07-01")));
        });
        return Stream.of(built.get("R0"), built.get("R3"));
    }

    private static void publish(Map<String, Map<String, Object>> sections, String list, Map<String, Object> entry) {
        sections.get(list).put("entries", List.of(entry));
    }

    private static Map<String, Object> standard(String category, String from) {
        return Map.of("reference", "EN 1", "title", "t", "categories", List.of(category), "appliesFrom", from);
    }

    private static Map<String, Object> aiStandard(String from) {
        return Map.of(
                "reference", "EN 2", "title", "t", "coversSection2", true, "restricted", false, "appliesFrom", from);
    }

    private static final Example SCREENING =
            Examples.named("worked-examples.csv", "X15 CV screening software with its own back end");

    private static final Example DEVICE =
            Examples.named("worked-examples.csv", "X28 AI radiology software, a medical device");

    /** A product, a span of days and a state of the law, made up; one product in ten is a worked example. */
    private record Tried(Facts facts, Evidence evidence, LocalDate after, LocalDate until, StateOfLaw stateOfLaw) {

        static Stream<Tried> some(long seed) {
            Answers answers = new Answers(seed);
            Filings filings = new Filings(seed);
            Random random = new Random(seed);
            return Stream.iterate(0, i -> i < SETS, i -> i + 1).map(i -> {
                LocalDate after = i % 3 > 0
                        ? LocalDate.of(2027, 1, 1).plusDays(random.nextInt(1000))
                        : LocalDate.of(2024, 1, 1).plusDays(random.nextInt(2500));
                LocalDate until = after.plusDays(random.nextInt(2200));
                LocalDate event = LocalDate.of(2028, 6, 1).plusDays(random.nextInt(900));
                Evidence more = filings.with(SCREENING.evidence(), filings.certificate());
                StateOfLaw law = answers.pick(STATES);
                return switch (i % 30) {
                    case 5 -> new Tried(twoWheeler(SCREENING.facts()), more, after, until, law);
                    case 15 -> new Tried(modified(SCREENING.facts(), event), more, after, until, law);
                    case 25 -> new Tried(DEVICE.facts(), suspended(event), after, until, law);
                    default ->
                        new Tried(answers.facts(0.4 + answers.share() * 0.6), filings.evidence(), after, until, law);
                };
            });
        }

        private static Evidence suspended(LocalDate day) {
            String certificate =
                    "EUCC HIGH 2026-06-01..2031-05-31 covers Article-15 suspended " + day + ".." + day.plusDays(41);
            return Examples.onFile(Map.of("certificates", certificate, "article15Elements", "all=NOT_EVIDENCED"));
        }

        private static Facts modified(Facts facts, LocalDate day) {
            return facts.with(Vocabulary.SUBSTANTIALLY_MODIFIED, true).with(Vocabulary.SUBSTANTIALLY_MODIFIED_ON, day);
        }

        private static Facts twoWheeler(Facts facts) {
            return facts.with(Map.of("otherLaw", List.of("TWO_THREE_WHEELERS_168_2013")));
        }

        List<DayAhead> ahead() {
            return Law.dayByDay(facts, evidence, stateOfLaw).daysAhead(after, until);
        }

        Determination on(LocalDate day) {
            return Law.determine(facts, evidence, day, stateOfLaw);
        }

        boolean spans(LocalDate day) {
            return day.isAfter(after) && !day.isAfter(until);
        }
    }

    /** The answers that must not change unannounced, read without the code under test; only those that are asked. */
    private static Map<String, String> answers(Determination d) {
        Map<String, String> answers = new HashMap<>();
        Map<String, String> outcome = Outcome.of(d);
        answers.put("SCOPE", outcome.get("scope"));
        if (d.scope().outcome() != ScopeOutcome.OUT_OF_SCOPE) {
            answers.put("APPLICABILITY", outcome.get("applicability"));
        }
        answers.put("REPORTING", d.reporting().truth().name());
        answers.put("CLASSIFICATION", outcome.get("class"));
        answers.put("AI_STATUS", outcome.get("aiStatus"));
        answers.put("CRA_CONFORMITY", outcome.get("craConformity"));
        answers.put("ARTICLE_15", outcome.get("article15"));
        return answers;
    }

    /** What differs, in the order of the names. */
    private static List<String> differences(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String change = name + ": " + before.get(name) + " -> " + after.get(name);
            if (!String.valueOf(before.get(name)).equals(String.valueOf(after.get(name)))) {
                differences.add(change);
            }
        }
        return differences;
    }

    private static List<String> told(List<AnswerChange> changes, Set<String> among) {
        return changes.stream()
                .filter(change -> among.contains(change.answer().name()))
                .map(change -> change.answer() + ": " + change.before() + " -> " + change.after())
                .sorted()
                .toList();
    }

    private static final Set<String> READ = Set.of(
            "SCOPE", "APPLICABILITY", "REPORTING", "CLASSIFICATION", "AI_STATUS", "CRA_CONFORMITY", "ARTICLE_15");

    @Test
    @Tag("slow")
    void theChangesOfADayAreThoseSinceTheDayBeforeAndTheLawIsToldOnlyWhereThereAreSome() {
        Set<MainAnswer> seen = EnumSet.noneOf(MainAnswer.class);
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        Tried.some(31).forEach(tried -> {
            for (DayAhead one : tried.ahead()) {
                Determination before = tried.on(one.day().minusDays(1));
                Determination then = tried.on(one.day());
                assertThat(told(one.changes(), READ))
                        .as(one + " of " + tried)
                        .isEqualTo(differences(answers(before), answers(then)));
                assertThat(one.changes())
                        .isEqualTo(AnswerChange.between(MainAnswer.allOf(before), MainAnswer.allOf(then)));
                assertThat(one.cause() == Cause.LAW && one.changes().isEmpty())
                        .as("the law is told where nothing changes: " + one)
                        .isFalse();
                one.changes().forEach(change -> seen.add(change.answer()));
                if (!one.changes().isEmpty()) {
                    kinds.add(one.kind());
                }
            }
        });
        assertThat(seen).as("answers that were seen to change").containsExactlyInAnyOrder(MainAnswer.values());
        assertThat(kinds)
                .as("kinds that were seen to change an answer")
                .contains(
                        Kind.APPLIES,
                        Kind.PUBLISHED,
                        Kind.MODIFIED,
                        Kind.BEGINS,
                        Kind.EXPIRES,
                        Kind.WITHDRAWN,
                        Kind.SUSPENDED,
                        Kind.RESUMES);
    }

    @Test
    void noAnswerChangesOnADayThatIsNotTold() {
        Random random = new Random(32);
        Tried.some(32).forEach(tried -> {
            Set<LocalDate> told = new TreeSet<>();
            tried.ahead().forEach(one -> told.add(one.day()));
            for (LocalDate day : daysToTry(tried, random)) {
                if (!told.contains(day)) {
                    assertThat(MainAnswer.allOf(tried.on(day)))
                            .as(day + " of " + tried)
                            .isEqualTo(MainAnswer.allOf(tried.on(day.minusDays(1))));
                }
            }
            assertNothingChangesBetween(told, tried);
        });
    }

    /** The days of the law and of the facts with their neighbours, and some by chance. */
    private static Set<LocalDate> daysToTry(Tried tried, Random random) {
        Stream<LocalDate> marked = Stream.of(
                        tried.stateOfLaw().daysOfPublications(),
                        Stream.of(LegalDate.values()).map(tried.stateOfLaw()::dateOf),
                        Vocabulary.DATES.stream()
                                .flatMap(fact -> Stream.ofNullable(tried.facts().get(fact))),
                        tried.evidence().daysOfChange())
                .flatMap(days -> days);
        Set<LocalDate> days = new TreeSet<>();
        marked.filter(day -> random.nextInt(3) == 0)
                .flatMap(day -> Stream.of(day.minusDays(1), day, day.plusDays(1)))
                .filter(tried::spans)
                .forEach(days::add);
        days.add(tried.after().plusDays(1 + random.nextInt(1500)));
        days.removeIf(day -> !tried.spans(day));
        return days;
    }

    /** From each day that is told, or the day before the first, to the day before the next. */
    private static void assertNothingChangesBetween(Set<LocalDate> told, Tried tried) {
        LocalDate from = tried.after();
        for (LocalDate day : told) {
            assertThat(answers(tried.on(day.minusDays(1))))
                    .as(from + " to " + day + " of " + tried)
                    .isEqualTo(answers(tried.on(from)));
            from = day;
        }
        LocalDate last = from.isAfter(tried.until()) ? from : tried.until();
        assertThat(answers(tried.on(last))).as(tried.toString()).isEqualTo(answers(tried.on(from)));
    }

    @Test
    void everyDateOfTheProductsOwnIsTold() {
        Tried.some(33).forEach(tried -> {
            List<LocalDate> own = Stream.concat(
                            Vocabulary.DATES.stream()
                                    .filter(fact -> !isSaidNeverToHappen(fact, tried.facts()))
                                    .flatMap(fact -> Stream.ofNullable(
                                                    tried.facts().get(fact))
                                            .map(fact::takesEffectOn)),
                            tried.evidence().daysOfChange())
                    .filter(tried::spans)
                    .sorted()
                    .toList();
            assertThat(tried.ahead())
                    .as(tried.toString())
                    .filteredOn(one -> one.cause() != Cause.LAW)
                    .extracting(DayAhead::day)
                    .isEqualTo(own);
        });
    }

    /** As of {@code substantiallyModifiedOn} where {@code substantiallyModified} is answered by no. */
    private static boolean isSaidNeverToHappen(DateFact date, Facts facts) {
        return Boolean.FALSE.equals(facts.plain().get(date.name().replaceFirst("On$", "")));
    }

    @Test
    void entriesAreInOrderAndTheSameInWhateverSpanTheyAreAskedFor() {
        Tried.some(35).limit(500).forEach(tried -> {
            List<DayAhead> ahead = tried.ahead();
            assertThat(ahead).extracting(DayAhead::day).isSorted();
            assertThat(ahead).extracting(DayAhead::id).doesNotHaveDuplicates();
            assertThat(ahead).extracting(one -> one.day() + one.restsOn()).doesNotHaveDuplicates();
            assertThat(ahead).allSatisfy(one -> {
                assertThat(one.statement()).matches("[A-Z].*[^.]");
                assertThat(one.restsOn()).matches("(law|facts|evidence)\\.\\w+(\\[\\d+]\\.\\w+)?");
            });
            LocalDate middle = tried.after()
                    .plusDays((tried.until().toEpochDay() - tried.after().toEpochDay()) / 2);
            List<DayAhead> halves = new ArrayList<>(Law.dayByDay(tried.facts(), tried.evidence(), tried.stateOfLaw())
                    .daysAhead(tried.after(), middle));
            halves.addAll(Law.dayByDay(tried.facts(), tried.evidence(), tried.stateOfLaw())
                    .daysAhead(middle, tried.until()));
            assertThat(halves).as(tried.toString()).isEqualTo(ahead);
        });
    }
}
