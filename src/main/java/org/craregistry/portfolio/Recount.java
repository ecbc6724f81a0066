package org.craregistry.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the products of a portfolio anew and corrects the counts where they say something else. Products and counts are read in one
 * statement, which sees both as they were at one moment; what is missing is added as one more difference, so that nobody who writes
 * meanwhile waits or is lost. A count that is wrong stays so by as much, whatever others write: what a second look does not find
 * again was none, but a look at two moments, and is only logged.
 */
@Component
class Recount {

    private static final Logger LOG = LoggerFactory.getLogger(Recount.class);
    private static final String COMBINATIONS = combinations();
    private static final String SINGLE_VALUES = singleValues();

    /** From which day on how many more have which answers, the day before where these end; and what is counted of it. */
    private static final String DAYS = """
            SELECT from_day, answers_id, COUNT(*), FALSE FROM answer_period WHERE portfolio_id = ? GROUP BY from_day, answers_id
            UNION ALL SELECT until_day, answers_id, -COUNT(*), TRUE FROM answer_period
            WHERE portfolio_id = ? AND until_day < '9999-12-31' GROUP BY until_day, answers_id
            UNION ALL SELECT from_day, answers_id, -SUM(delta), FALSE FROM answer_count_of_day
            WHERE portfolio_id = ? GROUP BY from_day, answers_id""";

    private static final String DATES = """
            SELECT takes_effect_on, shared_as, SUM(missing) FROM (
                SELECT takes_effect_on, shared_as, entries AS missing FROM date_ahead WHERE portfolio_id = ?
                UNION ALL SELECT takes_effect_on, shared_as, -delta FROM date_ahead_count WHERE portfolio_id = ?) d
            GROUP BY takes_effect_on, shared_as HAVING SUM(missing) <> 0""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final PortfolioQueries portfolios;
    private final RecountMeters meters;
    private final Clock clock;

    Recount(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            PortfolioQueries portfolios,
            RecountMeters meters,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        // Or a second look would see what the first one saw.
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.portfolios = portfolios;
        this.meters = meters;
        this.clock = clock;
    }

    /** Counts all portfolios, one after the other. */
    void run() {
        portfolios.allForWork().forEach(portfolio -> {
            try {
                count(portfolio.portfolioId(), portfolio.key());
            } catch (PessimisticLockingFailureException | DuplicateKeyException other) {
                LOG.info("The products of {} are counted by somebody else right now", portfolio.key());
            }
        });
    }

    /** Counts one portfolio. @return how many counts were wrong and are right now */
    int count(UUID portfolio, String key) {
        Integer corrected = transaction.execute(status -> correct(Ids.bytes(portfolio), portfolio));
        int wrong = corrected == null ? 0 : corrected;
        if (wrong > 0) {
            LOG.warn("Counted the products of {} anew: {} of its counts were wrong, and are right now", key, wrong);
            meters.corrected(wrong);
        }
        return wrong;
    }

    private int correct(byte[] id, UUID portfolio) {
        begin(id);
        CountDifferences missing = missing(id, portfolio);
        if (!missing.isEmpty()) {
            CountDifferences again = missing(id, portfolio);
            if (missing.keepOnly(again)) {
                LOG.warn("Two looks at the counts of portfolio {} found different ones wrong", portfolio);
            }
        }
        int wrong = missing.write(jdbc);
        jdbc.update("UPDATE recount SET corrected = ? WHERE portfolio_id = ?", wrong, id);
        return wrong;
    }

    /** How many more products there are than the counts say. */
    private CountDifferences missing(byte[] id, UUID portfolio) {
        CountDifferences missing = new CountDifferences();
        RowCallbackHandler combinations = row -> missing.add(
                CountTable.COMBINATIONS, portfolio, texts(row), row.getLong(AnswerColumn.OF_ONE.size() + 1));
        jdbc.query(COMBINATIONS, combinations, id, id);
        RowCallbackHandler values = row -> addValues(missing, portfolio, row);
        jdbc.query(
                SINGLE_VALUES,
                values,
                Collections.nCopies(AnswerColumn.OF_MANY.size() + 1, id).toArray());
        RowCallbackHandler days = row -> {
            LocalDate day = row.getObject(1, LocalDate.class);
            missing.add(row.getBoolean(4) ? day.plusDays(1) : day, portfolio, row.getLong(2), row.getLong(3));
        };
        jdbc.query(DAYS, days, id, id, id);
        RowCallbackHandler dates =
                row -> missing.add(row.getObject(1, LocalDate.class), row.getString(2), portfolio, row.getLong(3));
        jdbc.query(DATES, dates, id, id);
        return missing;
    }

    /** Before anything is read: whoever counts the same portfolio waits here, or fails when it commits. */
    private void begin(byte[] id) {
        Object now = UtcTime.column(clock.instant());
        if (jdbc.update("UPDATE recount SET counted_at = ? WHERE portfolio_id = ?", now, id) == 0) {
            jdbc.update("INSERT INTO recount (portfolio_id, counted_at, corrected) VALUES (?, ?, 0)", id, now);
        }
    }

    private static List<@Nullable String> texts(ResultSet row) throws SQLException {
        String[] texts = new String[AnswerColumn.OF_ONE.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = row.getString(i + 1);
        }
        return Arrays.asList(texts);
    }

    private static void addValues(CountDifferences missing, UUID portfolio, ResultSet row) throws SQLException {
        String answer = row.getString(1);
        String value = row.getString(2);
        boolean counted = row.getBoolean(4);
        for (String name : counted ? List.of(value) : AnswerColumn.names(value)) {
            missing.add(CountTable.SINGLE_VALUES, portfolio, List.of(answer, name), row.getLong(3));
        }
    }

    private static String combinations() {
        String columns = String.join(", ", CountTable.COMBINATIONS.columns());
        return """
                SELECT %1$s, SUM(missing) FROM (
                    SELECT %1$s, COUNT(*) AS missing FROM product
                    WHERE portfolio_id = ? AND standing = 1 GROUP BY %1$s
                    UNION ALL
                    SELECT %1$s, -SUM(delta) FROM %2$s WHERE portfolio_id = ? GROUP BY %1$s) d
                GROUP BY %1$s HAVING SUM(missing) <> 0""".formatted(columns, CountTable.COMBINATIONS.table());
    }

    private static String singleValues() {
        Stream<String> products =
                AnswerColumn.OF_MANY.stream().map(column -> """
                SELECT '%s', %s, COUNT(*), FALSE FROM product WHERE portfolio_id = ? AND standing = 1 AND %2$s <> ''
                GROUP BY %2$s""".formatted(column.name(), column.column()));
        String counts =
                "SELECT answer, answer_value, -SUM(delta), TRUE FROM %s WHERE portfolio_id = ? GROUP BY answer, answer_value"
                        .formatted(CountTable.SINGLE_VALUES.table());
        List<String> all = new ArrayList<>(products.toList());
        all.add(counts);
        return all.stream().collect(Collectors.joining(" UNION ALL "));
    }
}
