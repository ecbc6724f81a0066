package org.craregistry.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connections for reading many rows, beside the others: nobody who wants a moment's look waits for those who read everything. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TurnLimits.class)
class ScanConnections {

    static final String NAME = "scans";

    /** As the usual ones are made; as many as may read at once, and none while nobody does. */
    @Bean(name = NAME, defaultCandidate = false)
    DataSource scans(DataSource usual, TurnLimits limits) throws SQLException {
        HikariConfig settings = new HikariConfig();
        usual.unwrap(HikariDataSource.class).copyStateTo(settings);
        settings.setPoolName(NAME);
        settings.setMaximumPoolSize(limits.large());
        settings.setMinimumIdle(0);
        return new HikariDataSource(settings);
    }
}
