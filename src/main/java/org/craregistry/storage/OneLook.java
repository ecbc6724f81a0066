package org.craregistry.storage;

import java.sql.DatabaseMetaData;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads in several statements that all see the database as it was at the first of them, whatever is committed meanwhile. */
@Component
public class OneLook {

    private final TransactionTemplate transaction;

    public OneLook(PlatformTransactionManager transactions, DataSource dataSource) throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getDatabaseProductName);
        this.transaction = new TransactionTemplate(transactions);
        // H2 keeps a table as it was only from the statement on that reads it, unless it is asked for more; a server
        // would lock rows then.
        this.transaction.setIsolationLevel(
                "H2".equals(product)
                        ? TransactionDefinition.ISOLATION_SERIALIZABLE
                        : TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** @return what is read, which is never null; within a transaction that has begun, reads as that one does */
    public <T> T at(Supplier<T> reads) {
        return Objects.requireNonNull(transaction.execute(status -> reads.get()));
    }
}
