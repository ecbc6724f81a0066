package org.craregistry.storage;

import com.google.errorprone.annotations.MustBeClosed;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Queries whose rows are fetched as they are consumed, for exports and histories of any size. Nothing else streams rows: the compiler
 * follows these streams, and refuses one that is not closed. They wait for their {@link Turn}, have connections of their own, and stop
 * when nobody waits for them any more; within a transaction they are a part of it.
 */
@Component
public class StreamingJdbc {

    /** What Connector/J takes as "row by row"; H2 refuses it and keeps large results on disk by itself. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private static final int SOME_ROWS = 500;

    private final Turns turns;
    private final NamedParameterJdbcTemplate inTransaction;
    private final JdbcTemplate scans;

    StreamingJdbc(DataSource dataSource, @Qualifier(ScanConnections.NAME) DataSource scans, Turns turns)
            throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getDatabaseProductName);
        int fetched = "MySQL".equals(product) ? ROW_BY_ROW : SOME_ROWS;
        this.turns = turns;
        this.inTransaction = new NamedParameterJdbcTemplate(fetching(fetched, dataSource));
        this.scans = fetching(fetched, scans);
    }

    private static JdbcTemplate fetching(int rows, DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(rows);
        return jdbc;
    }

    /**
     * Runs a query with named parameters.
     *
     * @return holds a connection until it is closed; a connection that is never given back is gone for everybody
     * @throws TooBusy where too many read many rows at once
     * @throws GivenUp where nobody waits for the request any more, as does every row of the stream
     */
    @MustBeClosed
    public <T> Stream<T> queryForStream(String sql, Map<String, ?> parameters, RowMapper<T> rows) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return inTransaction.queryForStream(sql, parameters, rows);
        }
        Turn ofRequest = Turn.current().orElse(null);
        Turn turn = ofRequest == null ? Turn.alone(turns) : ofRequest;
        turn.takeLarge();
        Runnable end = ofRequest == null ? turn::close : () -> {};
        try {
            turn.check();
            Stream<T> found =
                    new Cancellable(scans, turn).queryForStream(sql, new MapSqlParameterSource(parameters), rows);
            return StreamSupport.stream(found.spliterator(), false)
                    .peek(row -> turn.next())
                    .onClose(() -> turn.running(null))
                    .onClose(found::close)
                    .onClose(end);
        } catch (RuntimeException | Error failed) {
            turn.running(null);
            end.run();
            throw failed;
        }
    }

    /** Tells a turn which statement it waits for. */
    private static final class Cancellable extends NamedParameterJdbcTemplate {

        private final Turn turn;

        Cancellable(JdbcOperations jdbc, Turn turn) {
            super(jdbc);
            this.turn = turn;
        }

        @Override
        protected PreparedStatementCreator getPreparedStatementCreator(String sql, SqlParameterSource parameters) {
            PreparedStatementCreator creator = super.getPreparedStatementCreator(sql, parameters);
            return connection -> {
                PreparedStatement statement = creator.createPreparedStatement(connection);
                turn.running(statement);
                turn.check();
                return statement;
            };
        }
    }
}
