package org.craregistry.portfolio;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.craregistry.storage.TakeOver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Folds the differences of counts every few minutes and counts the products anew each night, on one node at a time. */
@Configuration
class CountSchedule {

    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final LocalTime AT_NIGHT = LocalTime.of(2, 40);

    @Bean
    RecurringTask<Void> countFoldingTask(CountFolding folding, TakeOver takeOver) {
        return Tasks.recurring("fold-counts", Schedules.fixedDelay(EVERY))
                .onDeadExecution(takeOver)
                .execute((instance, context) -> folding.run());
    }

    @Bean
    RecurringTask<Void> recountTask(Recount recount, TakeOver takeOver) {
        return Tasks.recurring("recount-products", Schedules.daily(ZoneOffset.UTC, AT_NIGHT))
                .onDeadExecution(takeOver)
                .execute((instance, context) -> recount.run());
    }
}
