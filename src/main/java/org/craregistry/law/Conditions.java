package org.craregistry.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The few forms of conditions that are not a single fact. */
final class Conditions {

    private Conditions() {}

    record All(List<Condition> parts, Condition[] each, String words) implements Condition {
        All(List<Condition> parts) {
            this(parts, parts.toArray(Condition[]::new), joined(parts, " and "));
        }

        @Override
        public Truth weigh(Case c) {
            Truth result = Truth.YES;
            for (int i = 0; i < each.length && result != Truth.NO; i++) {
                result = result.and(each[i].weigh(c));
            }
            return result;
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            askEachUnknown(parts, c, questions);
        }

        @Override
        public Clause clause() {
            return Clause.all(parts.stream().map(Condition::clause).toList());
        }

        @Override
        public void tell(Case c, Met met) {
            tellDeciding(parts, weigh(c), Truth.YES, c, met);
        }
    }

    record Any(List<Condition> parts, Condition[] each, String words) implements Condition {
        Any(List<Condition> parts) {
            this(parts, parts.toArray(Condition[]::new), joined(parts, " or "));
        }

        @Override
        public Truth weigh(Case c) {
            Truth result = Truth.NO;
            for (int i = 0; i < each.length && result != Truth.YES; i++) {
                result = result.or(each[i].weigh(c));
            }
            return result;
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            askEachUnknown(parts, c, questions);
        }

        @Override
        public Clause clause() {
            return Clause.any(parts.stream().map(Condition::clause).toList());
        }

        @Override
        public void tell(Case c, Met met) {
            Truth truth = weigh(c);
            if (truth == Truth.YES) {
                tellDeciding(parts, truth, Truth.NO, c, met);
                return;
            }
            List<Condition> deciding =
                    parts.stream().filter(part -> part.weigh(c) == truth).toList();
            // One alternative is enough: people read of the one of which something is on file.
            Condition nearest = deciding.stream()
                    .filter(part -> ToldReasons.of(part, c).isNear())
                    .findFirst()
                    .orElse(deciding.get(0));
            deciding.forEach(part -> part.tell(c, part == nearest ? met : met::aside));
        }
    }

    record Not(Condition other, String words) implements Condition {
        Not(Condition other) {
            this(other, "not (" + other.words() + ")");
        }

        @Override
        public Truth weigh(Case c) {
            return other.weigh(c).not();
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            other.openQuestions(c, questions);
        }

        @Override
        public List<Condition> parts() {
            return List.of(other);
        }

        @Override
        public Clause clause() {
            return other.clause().denied();
        }

        @Override
        public void tell(Case c, Met met) {
            other.tell(c, met);
        }
    }

    record Known(String words, Saying saying, Predicate<Case> test) implements Condition {
        @Override
        public Truth weigh(Case c) {
            return test.test(c) ? Truth.YES : Truth.NO;
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            // Settled by the date and the state of the law alone.
        }

        @Override
        public void tell(Case c, Met met) {
            met.tell("", saying.of(weigh(c)));
        }
    }

    /** The same condition as another one; what differs is said by the record. */
    private interface Same extends Condition {
        Condition other();

        @Override
        default Truth weigh(Case c) {
            return other().weigh(c);
        }

        @Override
        default void openQuestions(Case c, Consumer<Question> questions) {
            other().openQuestions(c, questions);
        }

        @Override
        default String words() {
            return other().words();
        }

        @Override
        default List<Condition> parts() {
            return other().parts();
        }

        @Override
        default void tell(Case c, Met met) {
            other().tell(c, met);
        }

        @Override
        default void missing(Case c, Consumer<String> codes) {
            other().missing(c, codes);
        }

        @Override
        default Clause clause() {
            return other().clause();
        }
    }

    /** Asks the other once for each case. */
    record Once(Condition other, int slot) implements Same {

        private static final AtomicInteger COUNT = new AtomicInteger();

        Once(Condition other) {
            this(other, COUNT.getAndIncrement());
        }

        @Override
        public Truth weigh(Case c) {
            return c.truth(this);
        }
    }

    /** The same condition, settled where it is the same in every branch of the rulings that it builds on. */
    record InEachBranch(Condition other) implements Same {
        @Override
        public Truth weigh(Case c) {
            Truth truth = other.weigh(c);
            List<Case> branches = truth == Truth.UNKNOWN ? c.branches(Branching.BY_EVERYTHING) : List.of();
            if (branches.isEmpty()) {
                return truth;
            }
            Truth shared = other.weigh(branches.get(0));
            for (int i = 1; i < branches.size() && shared != Truth.UNKNOWN; i++) {
                shared = other.weigh(branches.get(i)) == shared ? shared : Truth.UNKNOWN;
            }
            return shared;
        }
    }

    /** The same condition, which names what is missing for it to hold; asked only while it does not. */
    record Naming(Condition other, Function<Case, List<String>> codes) implements Same {
        @Override
        public void missing(Case c, Consumer<String> missing) {
            codes.apply(c).forEach(missing);
        }
    }

    /** The same condition under a name, so that it is set out once and pointed at elsewhere. */
    record Named(String name, Condition other) implements Same {
        @Override
        public Clause clause() {
            return other.clause().named(name);
        }
    }

    /** A condition that asks what a provision asks, and more of the evidence; the provision is not set out again. */
    record Like(Condition other, Provision provision, String further) implements Same {
        @Override
        public Clause clause() {
            return Clause.all(List.of(Clause.asked(provision), Clause.asked(further)));
        }
    }

    /** The same condition, in other words where nothing for it is on file and a certain thing is so. */
    record Lacking(Condition other, Predicate<Case> when, String sentence) implements Same {
        Lacking(Condition other, String sentence) {
            this(other, c -> true, sentence);
        }

        @Override
        public void tell(Case c, Met met) {
            other.tell(c, new Met() {
                @Override
                public void tell(String path, String told) {
                    met.tell(path, told);
                }

                @Override
                public void lack(String path, String told) {
                    met.lack(path, when.test(c) ? sentence : told);
                }

                @Override
                public void aside(String path, String told) {
                    met.aside(path, told);
                }
            });
        }
    }

    /** The same condition, of which something is said only where it does not hold or is open. */
    record Unspoken(Condition other, String otherwise, String open) implements Same {
        @Override
        public void tell(Case c, Met met) {
            Truth truth = weigh(c);
            if (truth != Truth.YES) {
                met.tell("", truth == Truth.NO ? otherwise : open);
            }
        }
    }

    /** The same condition, which is known to hold also where another one does from which it follows. */
    record Following(Condition other, Condition from) implements Same {
        @Override
        public Truth weigh(Case c) {
            Truth truth = other.weigh(c);
            return truth == Truth.UNKNOWN && from.weigh(c) == Truth.YES ? Truth.YES : truth;
        }
    }

    /** The same condition, which says more where it does not hold and a certain thing is so. */
    record Remarking(Condition other, Condition when, String path, String remark) implements Same {
        @Override
        public void tell(Case c, Met met) {
            other.tell(c, met);
            if (weigh(c) != Truth.YES && when.weigh(c) == Truth.YES) {
                met.tell(path, remark);
            }
        }
    }

    /** Always holds, where a condition has to be given; in a list of clauses it is left out. */
    record Always(String words) implements Condition {
        @Override
        public Truth weigh(Case c) {
            return Truth.YES;
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            // Nothing is open.
        }

        @Override
        public void tell(Case c, Met met) {
            // Nothing was met.
        }

        @Override
        public Clause clause() {
            return Clause.all(List.of());
        }
    }

    /** A condition on one fact: UNKNOWN while the fact is unanswered, else what the test says of the answer. */
    record OnFact<T>(Fact<T> fact, String words, BiPredicate<T, Case> test) implements Condition {
        @Override
        public Truth weigh(Case c) {
            T answer = c.facts().get(fact);
            if (answer == null) {
                return Truth.UNKNOWN;
            }
            return test.test(answer, c) ? Truth.YES : Truth.NO;
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            questions.accept(fact);
        }

        @Override
        public void tell(Case c, Met met) {
            tellFact(fact, c, met);
        }
    }

    /** The same of one of a closed list: settled without an answer where every answer would make it weigh the same. */
    record OnChoice<T>(OnFact<T> asked, T[] choices) implements Condition {
        @Override
        public Truth weigh(Case c) {
            Truth truth = asked.weigh(c);
            if (truth != Truth.UNKNOWN) {
                return truth;
            }
            boolean first = asked.test().test(choices[0], c);
            for (T choice : choices) {
                if (asked.test().test(choice, c) != first) {
                    return Truth.UNKNOWN;
                }
            }
            return Truth.of(first);
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            asked.openQuestions(c, questions);
        }

        @Override
        public String words() {
            return asked.words();
        }

        @Override
        public void tell(Case c, Met met) {
            asked.tell(c, met);
        }
    }

    /** Holds where the provision does. */
    record Holds(Provision provision) implements Condition {
        @Override
        public Truth weigh(Case c) {
            return provision.weigh(c);
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            provision.askWhileUnknown(c, questions);
        }

        @Override
        public String words() {
            return provision.effect();
        }

        @Override
        public Clause clause() {
            return Clause.asked(provision);
        }

        @Override
        public void tell(Case c, Met met) {
            provision.tell(c, met);
        }

        @Override
        public void missing(Case c, Consumer<String> codes) {
            provision.condition().missing(c, codes);
        }
    }

    /** Holds where the first date is earlier than the second; UNKNOWN while one is unanswered. */
    record Earlier(DateFact first, DateFact second) implements Condition {
        @Override
        public Truth weigh(Case c) {
            LocalDate one = c.facts().get(first);
            LocalDate other = c.facts().get(second);
            return one == null || other == null ? Truth.UNKNOWN : Truth.of(one.isBefore(other));
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            if (c.facts().get(first) == null) {
                questions.accept(first);
            }
            if (c.facts().get(second) == null) {
                questions.accept(second);
            }
        }

        @Override
        public String words() {
            return first.header() + ": before " + second.header();
        }

        @Override
        public void tell(Case c, Met met) {
            tellFact(first, c, met);
            tellFact(second, c, met);
        }
    }

    /** Holds where the category that a product has, or would have in scope, is among those of which something is so. */
    record OnCategory(String words, Saying saying, Function<Case, CraCertificates.Categories> categories)
            implements Condition {
        @Override
        public Truth weigh(Case c) {
            CraCertificates.Categories among = categories.apply(c);
            int possible = c.craClass().possible();
            if ((possible & among.maybe()) == 0) {
                return Truth.NO;
            }
            return (possible & ~among.yes()) == 0 ? Truth.YES : Truth.UNKNOWN;
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            c.craClass().openQuestions(c, questions);
            if ((c.craClass().possible()
                            & categories.apply(c).maybe()
                            & ~categories.apply(c).yes())
                    != 0) {
                CraCertificates.askWhatIsEmpty(c, questions);
            }
        }

        @Override
        public void tell(Case c, Met met) {
            met.lack("", saying.of(weigh(c)));
        }
    }

    /** Holds where the day on a piece of evidence is that of the fact or later; of an open day only that it has come is known. */
    record NotOlder(EvidenceField<?, LocalDate> field, DateFact than) implements Condition {

        private static final Saying SAYING = Saying.of(
                "What is on file dates from after the modification.",
                "What is on file dates from before the modification.");

        @Override
        public Truth weigh(Case c) {
            return weigh(field.of(c), c.facts().get(than), c);
        }

        static Truth weigh(@Nullable LocalDate on, @Nullable LocalDate day, Case c) {
            if (on == null) {
                return Truth.UNKNOWN;
            }
            boolean isSince = day == null ? c.isStillToCome(on) : !on.isBefore(day);
            return day == null && !isSince ? Truth.UNKNOWN : Truth.of(isSince);
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            questions.accept(field.of(c) == null ? field : than);
        }

        @Override
        public String words() {
            return "it is not older than " + than.header();
        }

        @Override
        public Clause clause() {
            return Clause.asked("it is not older than the day of \"" + than.header() + '"');
        }

        @Override
        public void tell(Case c, Met met) {
            field.tell(c, met, SAYING.of(weigh(c)));
        }
    }

    /** Holds where a ruling comes out as one of these. */
    record ComesOut<R>(Ruling<R> ruling, long wanted, String words) implements Condition {
        ComesOut(Ruling<R> ruling, R first, List<R> others) {
            this(ruling, Stream.concat(Stream.of(first), others.stream()).toList());
        }

        private ComesOut(Ruling<R> ruling, List<R> wanted) {
            this(ruling, ruling.bits(wanted), ruling.title() + ": " + either(wanted));
        }

        @Override
        public Truth weigh(Case c) {
            long possible = ruling.decide(c).bits();
            if ((possible & wanted) == 0) {
                return Truth.NO;
            }
            return (possible & ~wanted) == 0 ? Truth.YES : Truth.UNKNOWN;
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            ruling.decide(c).openQuestions(questions);
        }

        @Override
        public Clause clause() {
            String results = ruling.results().stream()
                    .filter(result -> (ruling.bits(List.of(result)) & wanted) != 0)
                    .map(result -> result instanceof Choice choice ? Codes.quoted(choice) : String.valueOf(result))
                    .collect(Collectors.joining(" or "));
            return Clause.asked(ruling.title() + ": " + results);
        }

        @Override
        public void tell(Case c, Met met) {
            tellDecision(ruling, c, met);
        }
    }

    /** Holds where, whatever a ruling comes out as, the condition given for that result holds. */
    record ByResult<R>(
            Ruling<R> ruling,
            String words,
            Map<R, Condition> byResult,
            @Nullable Condition[] each) implements Condition {
        ByResult(Ruling<R> ruling, String words, Map<R, Condition> byResult) {
            this(
                    ruling,
                    words,
                    byResult,
                    ruling.results().stream().map(byResult::get).toArray(Condition[]::new));
        }

        @Override
        public Truth weigh(Case c) {
            Truth all = null;
            for (long left = ruling.decide(c).bits(); left != 0; left &= left - 1) {
                Condition demanded = each[Long.numberOfTrailingZeros(left)];
                Truth one = demanded == null ? Truth.NO : demanded.weigh(c);
                all = all == null || all == one ? one : Truth.UNKNOWN;
            }
            return all == null ? Truth.NO : all;
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            ruling.decide(c).openQuestions(questions);
            for (R result : ruling.decide(c).possible()) {
                Condition demanded = byResult.get(result);
                if (demanded != null) {
                    askWhileUnknown(demanded, c, questions);
                }
            }
        }

        @Override
        public Clause clause() {
            // Results that demand the same are named together.
            Map<Clause, List<Clause>> wheresByDemand = new LinkedHashMap<>();
            for (Row<R> row : ruling.rows()) {
                Condition demanded = byResult.get(row.result());
                if (demanded != null) {
                    wheresByDemand
                            .computeIfAbsent(demanded.clause(), any -> new ArrayList<>())
                            .add(Clause.asked(row.provision()));
                }
            }
            List<Clause> cases = new ArrayList<>();
            wheresByDemand.forEach((demand, wheres) -> cases.add(Clause.inCase(Clause.any(wheres), demand)));
            return Clause.cases(cases).named(words);
        }

        @Override
        public void tell(Case c, Met met) {
            Decision<R> decision = ruling.decide(c);
            // Where it is settled, what it demands is what is met or missing.
            Met beside = decision.result() == null || byResult.get(decision.result()) == null ? met : met::aside;
            tellDecision(ruling, c, beside);
            for (R result : decision.possible()) {
                Condition demanded = byResult.get(result);
                if (demanded != null) {
                    demanded.tell(c, met);
                }
            }
        }
    }

    /** Holds where the condition does that a fact makes count; without an answer only where both agree. */
    record Choosing(BooleanFact fact, Condition ifYes, Condition ifNo) implements Condition {
        @Override
        public Truth weigh(Case c) {
            Boolean answer = c.facts().get(fact);
            if (answer != null) {
                return (answer ? ifYes : ifNo).weigh(c);
            }
            Truth one = ifYes.weigh(c);
            return one == ifNo.weigh(c) ? one : Truth.UNKNOWN;
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            Boolean answer = c.facts().get(fact);
            if (answer == null) {
                questions.accept(fact);
            }
            if (answer == null || answer) {
                askWhileUnknown(ifYes, c, questions);
            }
            if (answer == null || !answer) {
                askWhileUnknown(ifNo, c, questions);
            }
        }

        @Override
        public String words() {
            return "where %s is yes, %s; where it is no, %s".formatted(fact.header(), ifYes.words(), ifNo.words());
        }

        @Override
        public List<Condition> parts() {
            return List.of(ifYes, ifNo);
        }

        @Override
        public Clause clause() {
            return Clause.cases(List.of(
                    Clause.inCase(fact.isYes().clause(), ifYes.clause()),
                    Clause.inCase(fact.isNo().clause(), ifNo.clause())));
        }

        @Override
        public void tell(Case c, Met met) {
            Boolean answer = c.facts().get(fact);
            tellFact(fact, c, answer == null ? met : met::aside);
            if (answer == null || answer) {
                ifYes.tell(c, met);
            }
            if (answer == null || !answer) {
                ifNo.tell(c, met);
            }
        }
    }

    /** Holds where one piece of evidence of a list does what is asked; NO where none is on file. */
    record Some<E>(
            String words,
            EvidenceList<E> list,
            Condition asked,
            @Nullable Condition subject,
            String other,
            String none) implements Condition {

        Some(String words, EvidenceList<E> list, Condition asked) {
            this(words, list, asked, null, "", "No " + list.singular() + " is on file.");
        }

        /** The same, of which those pieces are not told that are about something else; this is told where none is left. */
        Some<E> among(Condition itsSubject, String otherwise) {
            return new Some<>(words, list, asked, itsSubject, otherwise, otherwise);
        }

        /** The same, of which this is told of the pieces that do not count, where nothing nearer was met. */
        Some<E> counting(Condition itCounts, String otherwise) {
            return new Some<>(words, list, asked, itCounts, otherwise, none);
        }

        @Override
        public Truth weigh(Case c) {
            Truth result = Truth.NO;
            List<E> pieces = list.of(c);
            for (int i = 0; i < pieces.size() && result != Truth.YES; i++) {
                result = result.or(asked.weigh(list.about(c, i)));
            }
            return result;
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            for (int i = 0; i < list.of(c).size(); i++) {
                Case one = list.about(c, i);
                if (asked.weigh(one) == Truth.UNKNOWN) {
                    asked.openQuestions(one, questions);
                }
            }
        }

        @Override
        public Clause clause() {
            return asked.clause()
                    .of("one " + list.singular() + " on file, and of it")
                    .named(words);
        }

        @Override
        public void tell(Case c, Met met) {
            List<Case> pieces = deciding(weigh(c), c);
            if (pieces.isEmpty()) {
                met.lack("evidence." + list.name(), none);
            }
            Optional<Case> nearest = pieces.stream().filter(this::isAbout).min(Comparator.comparingInt(this::points));
            for (Case one : pieces) {
                if (!isAbout(one)) {
                    asked.tell(one, (path, sentence) -> met.lack(path, other));
                } else {
                    asked.tell(one, nearest.filter(it -> it == one).isPresent() ? met : met::aside);
                }
            }
        }

        private List<Case> deciding(Truth truth, Case c) {
            return IntStream.range(0, list.of(c).size())
                    .mapToObj(i -> list.about(c, i))
                    .filter(one -> asked.weigh(one) == truth)
                    .toList();
        }

        private boolean isAbout(Case one) {
            return subject == null || subject.weigh(one) != Truth.NO;
        }

        /** How much decides about it: what fails in one point is nearer than what fails in many. */
        private int points(Case one) {
            List<String> points = new ArrayList<>();
            asked.tell(one, (path, sentence) -> points.add(sentence));
            return points.size();
        }

        @Override
        public void missing(Case c, Consumer<String> codes) {
            // What one piece lacks another may have: missing codes are told for the list as a whole, where they count.
        }
    }

    static void tellFact(Fact<?> fact, Case c, Met met) {
        met.tell("facts." + fact.name(), FactStatements.of(fact, c));
    }

    /** What came out, with what it rests on below it. */
    private static <R> void tellDecision(Ruling<R> ruling, Case c, Met met) {
        Decision<R> decision = ruling.decide(c);
        String sentence = Outcomes.sentence(decision);
        met.tell("", sentence);
        decision.grounds().forEach(ground -> ground.tell(c, met.saying(sentence)));
    }

    /** Of parts that are all needed, or of which one is enough, those that make it weigh what it weighs. */
    private static void tellDeciding(List<Condition> parts, Truth truth, Truth all, Case c, Met met) {
        for (Condition part : parts) {
            if (truth == all || part.weigh(c) == truth) {
                part.tell(c, met);
            }
        }
    }

    private static void askEachUnknown(List<Condition> parts, Case c, Consumer<Question> questions) {
        for (Condition part : parts) {
            askWhileUnknown(part, c, questions);
        }
    }

    private static void askWhileUnknown(Condition part, Case c, Consumer<Question> questions) {
        if (part.weigh(c) == Truth.UNKNOWN) {
            part.openQuestions(c, questions);
        }
    }

    private static String either(List<?> results) {
        return results.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }

    private static String joined(List<Condition> parts, String word) {
        return parts.stream()
                .map(part -> part.parts().size() > 1 ? "(" + part.words() + ")" : part.words())
                .collect(Collectors.joining(word));
    }
}
