package org.craregistry.portfolio;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps how many products have which answers, as differences that are only ever added, in the transaction that writes the product.
 * Only {@link ProductWriting} tells it. What a transaction did in all is written when it ends.
 */
@Component
class AnswerCounts {

    private final JdbcTemplate jdbc;

    AnswerCounts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A product is counted by something else from now on.
     *
     * @param before what it was counted by; {@code null} where it was not counted: it is new
     * @param after what it is counted by; {@code null} where it is not counted any more: it was withdrawn
     */
    void change(@Nullable CountedAnswers before, @Nullable CountedAnswers after) {
        if (Objects.equals(before, after)) {
            return;
        }
        CountDifferences differences = ofTransaction();
        if (before != null) {
            differences.add(before, -1);
        }
        if (after != null) {
            differences.add(after, 1);
        }
    }

    /** So many products more have these answers from a day on. */
    void changeFrom(LocalDate day, UUID portfolio, long answers, long difference) {
        ofTransaction().add(day, portfolio, answers, difference);
    }

    /** So many more dates ahead are like this one. */
    void changeDates(UUID portfolio, DateAhead date, long difference) {
        ofTransaction().add(date.takesEffectOn(), date.sharedAs(), portfolio, difference);
    }

    private CountDifferences ofTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Counts change together with the product: begin a transaction");
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(AtItsEnd.class::isInstance)
                .map(AtItsEnd.class::cast)
                .filter(end -> end.jdbc == jdbc)
                .findFirst()
                .orElseGet(this::begin)
                .differences;
    }

    private AtItsEnd begin() {
        AtItsEnd end = new AtItsEnd(jdbc);
        TransactionSynchronizationManager.registerSynchronization(end);
        return end;
    }

    /** Writes the differences just before the transaction commits, and never where it does not. */
    private static final class AtItsEnd implements TransactionSynchronization {

        private final JdbcTemplate jdbc;
        private final CountDifferences differences = new CountDifferences();

        private AtItsEnd(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            differences.write(jdbc);
        }
    }
}
