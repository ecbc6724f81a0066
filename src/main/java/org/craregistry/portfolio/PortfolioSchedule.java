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

/**
 * Tells the search new texts every minute, folds the differences of counts every few minutes and counts the products anew each night, on
 * one node at a time.
 */
@Configuration
class PortfolioSchedule {

    private static final Duration EACH_MINUTE = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final LocalTime AT_NIGHT = LocalTime.of(2, 40);

    @Bean
    RecurringTask<Void> searchIndexingTask(SearchIndexing indexing, TakeOver takeOver) {
        return Tasks.recurring("tell-texts", Schedules.fixedDelay(EACH_MINUTE))
                .onDeadExecution(takeOver)
                .execute((instance, context) -> indexing.run());
    }

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
