package org.craregistry.portfolio;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.craregistry.storage.QuestionMarks;
import org.craregistry.storage.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What products are answered alike, written once under a number that follows from it. Never changed and never taken away, so that
 * what was read once is remembered.
 */
@Component
class AnswerCombinations {

    private static final int REMEMBERED = 20_000;
    private static final int AT_ONCE = 500;

    private static final String INSERT = "INSERT IGNORE INTO kept_answers (id, %s) VALUES (?%s)"
            .formatted(
                    String.join(
                            ", ",
                            Arrays.stream(AnswerColumn.values())
                                    .map(AnswerColumn::column)
                                    .toList()),
                    ", ?".repeat(AnswerColumn.values().length));

    private final JdbcTemplate jdbc;
    private final Cache<Long, Map<AnswerColumn, String>> stored =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    AnswerCombinations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The number of some answers as they are stored, which are written when the transaction ends. */
    long id(Map<AnswerColumn, String> answers) {
        String all = String.join(
                "\n",
                Arrays.stream(AnswerColumn.values())
                        .map(column -> answers.getOrDefault(column, ""))
                        .toList());
        long id = ByteBuffer.wrap(Sha256.of(all)).getLong();
        if (stored.getIfPresent(id) == null) {
            ofTransaction().added.put(id, answers);
        }
        return id;
    }

    private AtItsEnd ofTransaction() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(AtItsEnd.class::isInstance)
                .map(AtItsEnd.class::cast)
                .findFirst()
                .orElseGet(this::begin);
    }

    private AtItsEnd begin() {
        AtItsEnd end = new AtItsEnd();
        TransactionSynchronizationManager.registerSynchronization(end);
        return end;
    }

    /** What answers these numbers stand for; one that an index has and no row is absent. */
    Map<Long, Map<AnswerColumn, String>> find(Collection<Long> ids) {
        Map<Long, Map<AnswerColumn, String>> found = new HashMap<>(stored.getAllPresent(ids));
        List<Long> missing = new ArrayList<>(ids);
        missing.removeAll(found.keySet());
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            read(missing.subList(from, Math.min(missing.size(), from + AT_ONCE)), found);
        }
        return found;
    }

    private void read(List<Long> ids, Map<Long, Map<AnswerColumn, String>> found) {
        String sql = "SELECT p.id, %s FROM kept_answers p WHERE p.id IN (%s)"
                .formatted(AnswerColumn.SELECTED, QuestionMarks.of(ids.size()));
        jdbc.query(
                sql,
                row -> {
                    long id = row.getLong("id");
                    Map<AnswerColumn, String> answers = CountedAnswers.stored(row);
                    found.put(id, answers);
                    stored.put(id, answers);
                },
                ids.toArray());
    }

    /** Writes what is new in one order, so that two who write the same wait for each other, and never both. */
    private final class AtItsEnd implements TransactionSynchronization {

        private final SortedMap<Long, Map<AnswerColumn, String>> added = new TreeMap<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            List<Object[]> rows = new ArrayList<>();
            added.forEach((id, answers) -> rows.add(row(id, answers)));
            jdbc.batchUpdate(INSERT, rows);
        }

        @Override
        public void afterCommit() {
            stored.putAll(added);
        }

        private static Object[] row(long id, Map<AnswerColumn, String> answers) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(id);
            Arrays.stream(AnswerColumn.values()).map(answers::get).forEach(row::add);
            return row.toArray();
        }
    }
}
