package org.craregistry.register.imports;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.craregistry.register.workbook.ReadLimits;
import org.craregistry.storage.DatabaseAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The work that is done on imports in the background; what fails is tried again a few times, then the import has failed. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ImportSettings.class, SampleSettings.class})
class ImportTasks {

    private static final Logger LOG = LoggerFactory.getLogger(ImportTasks.class);

    /** Work on one import. */
    private interface Work {

        void on(UUID importId) throws IOException;
    }

    /** How much of a file is read, which the instructions of the template tell. */
    @Bean
    ReadLimits readLimits(ImportSettings settings) {
        return settings.limits();
    }

    @Bean
    RecurringTask<Void> importRetentionTask(ImportRetention retention) {
        return Tasks.recurring("remove-import-files", Schedules.fixedDelay(Duration.ofHours(6)))
                .execute((instance, context) -> retention.run());
    }

    @Bean
    OneTimeTask<Void> planImport(Planner planner, FailureHandler<Void> importRetries) {
        return task(ImportQueue.PLAN, planner::plan, importRetries);
    }

    @Bean
    OneTimeTask<Void> applyImport(Applier applier, FailureHandler<Void> importRetries) {
        return task(ImportQueue.APPLY, applier::apply, importRetries);
    }

    @Bean
    FailureHandler<Void> importRetries(Imports imports, ImportSettings settings, Clock clock) {
        return (complete, operations) -> {
            if (DatabaseAway.isBehind(complete.getCause().orElse(null))) {
                waitForDatabase(complete, operations, settings);
                return;
            }
            int failures = complete.getExecution().consecutiveFailures + 1;
            if (failures < settings.attempts()) {
                Duration pause = settings.pause().multipliedBy(1L << (failures - 1));
                operations.reschedule(complete, complete.getTimeDone().plus(pause));
            } else {
                giveUp(imports, complete, operations, clock);
            }
        };
    }

    /** Tries again without counting: the import is not to blame, and will be as right when the database is back. */
    private static void waitForDatabase(
            ExecutionComplete complete, ExecutionOperations<Void> operations, ImportSettings settings) {
        Instant now = complete.getTimeDone();
        operations.reschedule(ExecutionComplete.success(complete.getExecution(), now, now), now.plus(settings.pause()));
    }

    private static OneTimeTask<Void> task(TaskDescriptor<Void> descriptor, Work work, FailureHandler<Void> retries) {
        return Tasks.oneTime(descriptor).onFailure(retries).execute((instance, context) -> {
            try {
                work.on(ImportQueue.importOf(instance));
            } catch (Superseded gone) {
                LOG.info("{}; leaving {} to whoever goes on with it", gone.getMessage(), descriptor.getTaskName());
            } catch (IOException disk) {
                throw new IllegalStateException("The disk failed while working on an import", disk);
            }
        });
    }

    private static void giveUp(
            Imports imports, ExecutionComplete complete, ExecutionOperations<Void> operations, Clock clock) {
        UUID id = ImportQueue.importOf(complete.getExecution());
        String work = complete.getExecution().getTaskName();
        LOG.error("Giving up {} of import {}", work, id, complete.getCause().orElse(null));
        imports.fail(
                id,
                "The registry could not do its work (%s) on this import, nothing of it was taken over. Upload the file again; should that fail as well, give an administrator the id %s."
                        .formatted(work, id),
                clock.instant());
        operations.stop();
    }
}
