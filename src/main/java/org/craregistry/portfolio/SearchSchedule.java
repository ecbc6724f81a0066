package org.craregistry.portfolio;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.craregistry.storage.TakeOver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the search new texts every minute, on one node at a time. */
@Configuration
class SearchSchedule {

    private static final Duration EVERY = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> searchIndexingTask(SearchIndexing indexing, TakeOver takeOver) {
        return Tasks.recurring("tell-texts", Schedules.fixedDelay(EVERY))
                .onDeadExecution(takeOver)
                .execute((instance, context) -> indexing.run());
    }
}
