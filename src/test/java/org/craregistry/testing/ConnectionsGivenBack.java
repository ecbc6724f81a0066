package org.craregistry.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Fails the test after which a connection is not given back. Work in the background may hold one for a while, but not for long. */
final class ConnectionsGivenBack implements AfterEachCallback {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        ApplicationContext registry = SpringExtension.getApplicationContext(context);
        for (String name : registry.getBeanNamesForType(DataSource.class)) {
            allGivenBack(registry.getBean(name, DataSource.class).unwrap(HikariDataSource.class));
        }
    }

    private static void allGivenBack(HikariDataSource pool) throws InterruptedException {
        Instant last = Instant.now().plus(PATIENCE);
        int taken = pool.getHikariPoolMXBean().getActiveConnections();
        while (taken > 0 && Instant.now().isBefore(last)) {
            Thread.sleep(5);
            taken = pool.getHikariPoolMXBean().getActiveConnections();
        }
        assertThat(taken)
                .as(
                        "connections of %s not given back; the log says after %d ms who took them",
                        pool.getPoolName(), TestDatabase.LEAK_AFTER_MILLIS)
                .isZero();
    }
}
