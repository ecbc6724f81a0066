package org.craregistry.register.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.Choice;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.ProductClass;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.portfolio.Answers;
import org.jspecify.annotations.Nullable;

/**
 * An answer that turns into another one when an import is applied.
 *
 * @param before the code; {@code null} where the product is new
 * @param after the code
 * @param products how many turn so
 */
record ImportTurn(Answer answer, @Nullable String before, String after, int products) {

    private static final String BAR = "|";

    /** The answers whose turns are told. */
    enum Answer {
        SCOPE(Answers::scope, ScopeOutcome.values()),
        PRODUCT_CLASS(Answers::productClass, ProductClass.values()),
        CRA_CONFORMITY(Answers::craConformity, ConformityOutcome.values()),
        ARTICLE_15(Answers::article15, Article15Outcome.values());

        private final Function<Answers, Choice> of;
        private final List<Choice> choices;

        Answer(Function<Answers, Choice> of, Choice... choices) {
            this.of = of;
            this.choices = List.of(choices);
        }

        private @Nullable String label(@Nullable String code) {
            return choices.stream()
                    .filter(choice -> choice.code().equals(code))
                    .map(Choice::label)
                    .findFirst()
                    .orElse(code);
        }
    }

    /** What people read for the answer before. */
    public @Nullable String beforeLabel() {
        return answer.label(before);
    }

    /** What people read for the answer afterwards. */
    public @Nullable String afterLabel() {
        return answer.label(after);
    }

    /** What turns, as a row of a plan keeps it; {@code null} where nothing does. @param before {@code null} for a new product */
    static @Nullable String between(@Nullable Answers before, Answers after) {
        StringBuilder text = new StringBuilder();
        for (Answer answer : Answer.values()) {
            String old = before == null ? null : answer.of.apply(before).code();
            String now = answer.of.apply(after).code();
            if (!now.equals(old)) {
                text.append(BAR).append(written(answer, old, now));
            }
        }
        return text.isEmpty() ? null : text.append(BAR).toString();
    }

    private static String written(Answer answer, @Nullable String before, String after) {
        return answer + ":" + (before == null ? "" : before) + ">" + after;
    }

    /** The same turn of more products. */
    ImportTurn plus(ImportTurn more) {
        return new ImportTurn(answer, before, after, products + more.products);
    }

    /** How a row keeps this turn among others. */
    String text() {
        return BAR + written(answer, before, after) + BAR;
    }

    /** The turns of rows that keep this text. */
    static List<ImportTurn> read(String text, int products) {
        List<ImportTurn> turns = new ArrayList<>();
        Arrays.stream(text.split("\\|")).filter(one -> !one.isEmpty()).forEach(one -> {
            int colon = one.indexOf(':');
            int sign = one.indexOf('>');
            String before = one.substring(colon + 1, sign);
            turns.add(new ImportTurn(
                    Answer.valueOf(one.substring(0, colon)),
                    before.isEmpty() ? null : before,
                    one.substring(sign + 1),
                    products));
        });
        return turns;
    }
}
