package org.craregistry.law;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the law: where it stands, what it says in our own words, when it holds, and which provisions defeat it.
 * It holds where its condition holds and none of its exceptions does.
 */
public final class Provision {

    private final String code;
    private final String label;
    private final Citation citation;
    private final String effect;
    private final Condition condition;
    private final List<Provision> exceptions;
    private final Provision[] defeating;
    private final @Nullable String told;
    private final Function<Case, @Nullable String> toldOf;
    private final Function<Case, @Nullable String> deniedOf;

    private Provision(
            String code,
            String label,
            Citation citation,
            String effect,
            Condition condition,
            List<Provision> exceptions,
            @Nullable String told,
            Function<Case, @Nullable String> toldOf,
            Function<Case, @Nullable String> deniedOf) {
        this.told = told;
        this.toldOf = toldOf;
        this.deniedOf = deniedOf;
        this.code = code;
        this.label = label;
        this.citation = citation;
        this.effect = effect;
        this.condition = condition;
        this.exceptions = List.copyOf(exceptions);
        this.defeating = exceptions.toArray(Provision[]::new);
    }

    /** A provision whose place and effect are known; {@link #when} completes it. */
    public record Draft(Citation citation, String effect) {

        public Provision when(Condition condition) {
            return new Provision(
                    citation.toString(), effect, citation, effect, condition, List.of(), null, c -> null, c -> null);
        }
    }

    /** The same provision under the code that answers show for it, such as {@code EXCL_2_2_A}. */
    public Provision as(String answerCode) {
        return as(answerCode, label);
    }

    /** The same provision under its code and the few words that people read for it, such as {@code Declaration of conformity}. */
    public Provision as(String answerCode, String fewWords) {
        return new Provision(answerCode, fewWords, citation, effect, condition, exceptions, told, toldOf, deniedOf);
    }

    /** The same provision, of which this sentence is told to people where it holds. */
    public Provision telling(String sentence) {
        return telling(sentence, c -> sentence);
    }

    /** The same, of which another sentence is told where the product makes that clearer; what was met where that is none. */
    Provision telling(String sentence, Function<Case, @Nullable String> ofTheProduct) {
        return new Provision(code, label, citation, effect, condition, exceptions, sentence, ofTheProduct, deniedOf);
    }

    /** The same provision, of which this sentence is told to people where it does not hold, in place of what was met. */
    public Provision orTelling(String sentence) {
        return orTelling(c -> sentence);
    }

    /** The same with a sentence about the product; what was met is told where it is none. */
    Provision orTelling(Function<Case, @Nullable String> ofTheProduct) {
        return new Provision(code, label, citation, effect, condition, exceptions, told, toldOf, ofTheProduct);
    }

    /** The same provision, defeated where one of these holds. */
    public Provision unless(Provision... defeating) {
        List<Provision> all = new ArrayList<>(exceptions);
        all.addAll(List.of(defeating));
        return new Provision(code, label, citation, effect, condition, all, told, toldOf, deniedOf);
    }

    /** The provision turned round: it stands at the same place and holds where this one does not. */
    public Provision failing(String answerCode, String failingEffect) {
        return new Provision(
                answerCode,
                failingEffect,
                citation,
                failingEffect,
                Condition.not(Condition.holds(this)),
                List.of(),
                null,
                c -> null,
                c -> null);
    }

    /** The line of a table or a sequence in which this result follows where the provision holds. */
    public <R> Row<R> gives(R result) {
        return new Row<>(this, result);
    }

    public String code() {
        return code;
    }

    /** What people read for the code: a few words where it has some, else what it says. */
    public String label() {
        return label;
    }

    public Citation citation() {
        return citation;
    }

    /** What it says, in our own words. */
    public String effect() {
        return effect;
    }

    /** What is told to people where it holds: a sentence about their product, or else what it says. */
    public String sentence() {
        return told == null ? Sentences.of(effect) : told;
    }

    public Condition condition() {
        return condition;
    }

    public List<Provision> exceptions() {
        return exceptions;
    }

    /** Whether it holds for this case. */
    public Truth weigh(Case c) {
        Truth truth = condition.weigh(c);
        for (int i = 0; i < defeating.length && truth != Truth.NO; i++) {
            truth = truth.and(defeating[i].weigh(c).not());
        }
        return truth;
    }

    /** Names each unanswered fact that keeps it from being settled; none where it is settled. */
    public void openQuestions(Case c, Consumer<Question> questions) {
        if (weigh(c) == Truth.UNKNOWN) {
            askWhileUnknown(c, questions);
        }
    }

    /** The same for a caller who has weighed it and found it UNKNOWN. */
    void askWhileUnknown(Case c, Consumer<Question> questions) {
        if (exceptions.isEmpty() || condition.weigh(c) == Truth.UNKNOWN) {
            condition.openQuestions(c, questions);
        }
        for (Provision exception : exceptions) {
            exception.openQuestions(c, questions);
        }
    }

    /** Tells what was met that makes it hold or not. */
    void tell(Case c, Met met) {
        Truth truth = weigh(c);
        String sentence = switch (truth) {
            case YES -> toldOf.apply(c);
            case NO -> deniedOf.apply(c);
            case UNKNOWN -> null;
        };
        tellParts(truth, c, sentence == null ? met : met.saying(sentence));
    }

    private void tellParts(Truth truth, Case c, Met met) {
        if (exceptions.isEmpty() || truth == Truth.YES || condition.weigh(c) == truth) {
            condition.tell(c, met);
        }
        for (Provision exception : exceptions) {
            if (exception.weigh(c).not() == truth) {
                exception.condition.tell(c, met);
            }
        }
    }

    /** Why it holds or not: itself, and below it what its condition asks and each exception. */
    public Reason explain(Case c) {
        List<Reason> because = new ArrayList<>();
        because.add(Reason.of(condition, citation, c));
        exceptions.forEach(exception -> because.add(exception.explain(c)));
        Truth truth = weigh(c);
        String told = truth == Truth.YES ? toldOf.apply(c) : null;
        return new Reason(code, citation, told == null ? sentence() : told, truth, because);
    }

    /** For messages and logs. */
    @Override
    public String toString() {
        return code + ": " + effect;
    }
}
