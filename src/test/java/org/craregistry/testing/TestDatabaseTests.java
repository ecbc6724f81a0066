package org.craregistry.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class TestDatabaseTests {

    @Autowired
    DataSource dataSource;

    @Test
    void isTheOneThisRunIsMeantFor() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(connection.getMetaData().getURL()).startsWith("jdbc:" + TestDatabase.name() + ":");
        }
    }
}
