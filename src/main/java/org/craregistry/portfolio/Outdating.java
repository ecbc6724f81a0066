package org.craregistry.portfolio;

import java.time.LocalDate;
import java.util.List;
import org.craregistry.storage.IndexHint;

/**
 * Why answers hold no longer. Each is a range of an index with values at its ends that belong to it: H2 walks along everything
 * equal to an end that does not, and along NULL where there is no end.
 */
enum Outdating {
    ENDED("p.answers_hold_until", "BETWEEN '1000-01-01' AND ?", CountQueries.BY_HOLDING),
    RESTING_ON_LESS("p.answered_under", "<= ?", "product_by_basis"),
    RESTING_ON_MORE("p.answered_under", ">= ?", "product_by_basis"),
    UNDER_OTHER_DEFAULTS("p.defaults_number", "BETWEEN 0 AND f.defaults_number - 1", "product_by_defaults"),
    /** Holds, and is not known beyond: what nobody has to wait for. */
    WITHOUT_PERIODS("p.periods_from", "= '9999-12-31' AND p.standing = 1", "product_by_periods");

    /** Those for which whatever is kept does not hold. */
    static final List<Outdating> RESTING = List.of(RESTING_ON_LESS, RESTING_ON_MORE, UNDER_OTHER_DEFAULTS);

    private final String column;
    private final String condition;
    private final String index;

    Outdating(String column, String range, String index) {
        this.column = column;
        this.condition = column + " " + range;
        this.index = index;
    }

    String column() {
        return column;
    }

    /**
     * The products, as {@code p}, along the index that has the range. Soon after an import MySQL takes another one for as good, or takes
     * the table for an empty one, and goes through all.
     */
    String products() {
        return "product p" + IndexHint.force(index);
    }

    /** The range, with a question mark for each parameter; of a product {@code p} and its portfolio {@code f}. */
    String condition() {
        return condition;
    }

    /** @param basis ends with a digit of the edition of the rules, so that no other one comes between it and its neighbours */
    List<Object> parameters(LocalDate today, String basis) {
        int end = basis.length() - 1;
        return switch (this) {
            case ENDED -> List.of(today.minusDays(1));
            case RESTING_ON_LESS -> List.of(basis.substring(0, end) + (char) (basis.charAt(end) - 1) + '~');
            case RESTING_ON_MORE -> List.of(basis + '!');
            case UNDER_OTHER_DEFAULTS, WITHOUT_PERIODS -> List.of();
        };
    }
}
