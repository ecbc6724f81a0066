package org.craregistry.storage;

import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/** Queries whose rows are fetched as they are consumed, for exports and histories of any size. */
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

    /** Runs queries whose streams hold a connection until they are closed. */
    public NamedParameterJdbcTemplate template() {
        return template;
    }
}
