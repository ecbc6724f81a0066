package org.craregistry.storage;

import com.google.errorprone.annotations.MustBeClosed;
import java.sql.DatabaseMetaData;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Queries whose rows are fetched as they are consumed, for exports and histories of any size. Nothing else streams rows: the compiler
 * follows these streams, and refuses one that is not closed.
 */
@Component
public class StreamingJdbc {

    /** What Connector/J takes as "row by row"; H2 refuses it and keeps large results on disk by itself. */
    private static final int ROW_BY_ROW = Integer.MIN_VALUE;

    private static final int SOME_ROWS = 500;

    private final NamedParameterJdbcTemplate template;

    StreamingJdbc(DataSource dataSource) throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getDatabaseProductName);
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize("MySQL".equals(product) ? ROW_BY_ROW : SOME_ROWS);
        this.template = new NamedParameterJdbcTemplate(jdbc);
    }

    /**
     * Runs a query with named parameters.
     *
     * @return holds a connection until it is closed; a connection that is never given back is gone for everybody
     */
    @MustBeClosed
    public <T> Stream<T> queryForStream(String sql, Map<String, ?> parameters, RowMapper<T> rows) {
        return template.queryForStream(sql, parameters, rows);
    }
}
