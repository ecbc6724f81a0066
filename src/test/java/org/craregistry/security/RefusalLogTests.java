package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.craregistry.audit.ChangeLog;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@IntegrationTest
class RefusalLogTests {

    private static final Caller SOMEBODY = new Caller(UUID.randomUUID(), "somebody", false, false, false);

    @Autowired
    ChangeLog changeLog;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    PortfolioKeys portfolios;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ConfigurableListableBeanFactory beans;

    private final String why = "createAccount: only for administrators " + UUID.randomUUID() + ".";
    private final AtomicLong nanos = new AtomicLong();
    private RefusalLog log;

    @BeforeEach
    void begin() {
        log = new RefusalLog(changeLog, transactions, portfolios, clock, nanos::get);
    }

    @AfterEach
    void finish() throws InterruptedException {
        log.finish();
    }

    @Test
    void recordsOnceAMinuteWhatIsTriedOverAndOver() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            log.record(SOMEBODY, null, why);
        }
        assertThat(recorded()).containsExactly(why);

        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        log.record(SOMEBODY, null, why);
        log.finish();

        assertThat(recorded()).containsExactlyInAnyOrder(why, why, why + " 49 more times within a minute.");
    }

    @Test
    void recordsAtTheEndWhatWasTriedInTheLastMinute() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            log.record(SOMEBODY, null, why);
        }

        log.finish();

        assertThat(recorded()).contains(why + " 2 more times within a minute.");
    }

    @Test
    void isFinishedBeforeTheDatabaseIsGivenUp() {
        assertThat(beans.getDependentBeans("entityManagerFactory")).contains("refusalLog");
    }

    private List<String> recorded() {
        return jdbc.sql("SELECT reason FROM change_log WHERE action = 'REFUSED' AND reason LIKE ?")
                .param(why + "%")
                .query(String.class)
                .list();
    }
}
