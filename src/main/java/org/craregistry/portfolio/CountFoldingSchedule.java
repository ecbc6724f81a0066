package org.craregistry.portfolio;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Folds the differences of counts every few minutes, on one node at a time. */
@Configuration
class CountFoldingSchedule {

    private static final Duration EVERY = Duration.ofMinutes(5);

    @Bean
    RecurringTask<Void> countFoldingTask(CountFolding folding) {
        return Tasks.recurring("fold-counts", Schedules.fixedDelay(EVERY))
                .execute((instance, context) -> folding.run());
    }
}
