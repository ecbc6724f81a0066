package org.craregistry.law;

import java.math.BigDecimal;
import java.util.function.BiPredicate;

/** A fact that is answered by a number between two bounds, with a fixed number of decimals. */
public final class NumberFact extends Fact<BigDecimal> {

    private final BigDecimal least;
    private final BigDecimal most;
    private final int decimals;
    private final String unit;

    NumberFact(
            int index,
            String name,
            String header,
            String question,
            Citation citation,
            int least,
            int most,
            int decimals,
            String unit) {
        super(index, name, header, question, citation);
        this.least = BigDecimal.valueOf(least);
        this.most = BigDecimal.valueOf(most);
        this.decimals = decimals;
        this.unit = unit;
    }

    /** Whether only whole numbers are accepted. */
    public boolean isWhole() {
        return decimals == 0;
    }

    @Override
    public QuestionType type() {
        return QuestionType.NUMBER;
    }

    @Override
    public String unit() {
        return unit;
    }

    @Override
    public BigDecimal minimum() {
        return least;
    }

    @Override
    public BigDecimal maximum() {
        return most;
    }

    /** Holds where the number lies between both, bounds included. */
    public Condition isBetween(int from, int to) {
        BiPredicate<BigDecimal, Case> inside =
                (n, c) -> n.compareTo(BigDecimal.valueOf(from)) >= 0 && n.compareTo(BigDecimal.valueOf(to)) <= 0;
        return new Conditions.OnFact<>(this, "%s: between %d and %d".formatted(header(), from, to), inside);
    }

    /** Holds where the number is more than this one. */
    public Condition isMoreThan(int number) {
        return new Conditions.OnFact<>(
                this, header() + ": more than " + number, (n, c) -> n.compareTo(BigDecimal.valueOf(number)) > 0);
    }

    /** Holds where the number is this one or more. */
    public Condition isAtLeast(int number) {
        return new Conditions.OnFact<>(
                this, header() + ": at least " + number, (n, c) -> n.compareTo(BigDecimal.valueOf(number)) >= 0);
    }

    @Override
    public BigDecimal read(Object plain) {
        BigDecimal number = parse(plain).stripTrailingZeros();
        if (number.scale() > decimals || number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            throw refuses(plain instanceof Number ? number.toPlainString() : plain, accepted());
        }
        return number.setScale(Math.max(number.scale(), 0));
    }

    private BigDecimal parse(Object plain) {
        try {
            return new BigDecimal(plain.toString());
        } catch (NumberFormatException e) {
            throw refuses(plain, accepted());
        }
    }

    private String accepted() {
        String kind = isWhole() ? "a whole number" : "a number with at most %d decimals".formatted(decimals);
        return "%s from %s to %s".formatted(kind, least, most);
    }

    @Override
    public Object plain(BigDecimal answer) {
        return isWhole() ? (Object) answer.intValueExact() : answer;
    }
}
