package org.craregistry.assessment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for answers to renew every few minutes, on one node at a time, so that midnight passes unnoticed in every time zone. */
@Configuration
class ReappraisalSchedule {

    private static final Duration EVERY = Duration.ofMinutes(5);

    @Bean
    RecurringTask<Void> reappraisalTask(Reappraisal reappraisal) {
        return Tasks.recurring("renew-answers", Schedules.fixedDelay(EVERY))
                .execute((instance, context) -> reappraisal.run());
    }
}
