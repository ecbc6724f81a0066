package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import java.util.concurrent.atomic.AtomicLong;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class WorkHealthTests {

    @LocalServerPort
    int port;

    @Autowired
    WorkHealth health;

    @Autowired
    Scheduler scheduler;

    private final AtomicLong now = new AtomicLong();

    @Test
    void isDownWhileNobodyLooksForWork() {
        WorkHealth ours = new WorkHealth(now::get);

        now.addAndGet(WorkHealth.LONGEST_PAUSE.toNanos());
        assertThat(ours.health().getStatus()).isEqualTo(Status.UP);
        ours.onSchedulerEvent(SchedulerEventType.UNEXPECTED_ERROR);
        now.incrementAndGet();
        assertThat(ours.health().getStatus()).isEqualTo(Status.DOWN);

        ours.onSchedulerEvent(SchedulerEventType.RAN_EXECUTE_DUE);
        assertThat(ours.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void hearsOfEachLookOfTheScheduler() throws InterruptedException {
        long before = health.looked();
        scheduler.triggerCheckForDueExecutions();
        for (int i = 0; i < 100 && health.looked() == before; i++) {
            Thread.sleep(100);
        }

        assertThat(health.looked()).isGreaterThan(before);
        assertThat(Api.at(port).get("/actuator/health").text()).contains("UP");
    }
}
