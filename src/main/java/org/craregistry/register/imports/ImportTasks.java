package org.craregistry.register.imports;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.craregistry.register.workbook.ReadLimits;
import org.craregistry.storage.Room;
import org.craregistry.storage.TakeOver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The work that is done on imports in the background. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ImportSettings.class, SampleSettings.class})
class ImportTasks {

    private static final Logger LOG = LoggerFactory.getLogger(ImportTasks.class);

    /** Work on one import. */
    private interface Work {

        /** @return whether it is done; otherwise it waits */
        boolean on(UUID importId) throws IOException;
    }

    /** How much of a file is read, which the instructions of the template tell. */
    @Bean
    ReadLimits readLimits(ImportSettings settings) {
        return settings.limits();
    }

    @Bean
    RecurringTask<Void> importRetentionTask(ImportRetention retention, TakeOver takeOver) {
        return Tasks.recurring("remove-import-files", Schedules.fixedDelay(Duration.ofHours(6)))
                .onDeadExecution(takeOver)
                .execute((instance, context) -> retention.run());
    }

    @Bean
    CustomTask<Void> planImport(
            Planner planner, Room room, ImportRetries retries, TakeOver takeOver, ImportMeters meters) {
        return task(ImportQueue.PLAN, id -> room.isLeft() && planner.plan(id), retries, takeOver, meters);
    }

    @Bean
    CustomTask<Void> applyImport(
            Applier applier, Room room, ImportRetries retries, TakeOver takeOver, ImportMeters meters) {
        return task(ImportQueue.APPLY, whereThereIs(room, applier::apply), retries, takeOver, meters);
    }

    @Bean
    CustomTask<Void> revertImport(
            Reverter reverter, Room room, ImportRetries retries, TakeOver takeOver, ImportMeters meters) {
        return task(ImportQueue.REVERT, whereThereIs(room, reverter::revert), retries, takeOver, meters);
    }

    private static Work whereThereIs(Room room, Consumer<UUID> work) {
        return id -> {
            boolean now = room.isLeft();
            if (now) {
                work.accept(id);
            }
            return now;
        };
    }

    private static CustomTask<Void> task(
            TaskDescriptor<Void> descriptor, Work work, ImportRetries retries, TakeOver takeOver, ImportMeters meters) {
        CompletionHandler<Void> later = retries.later();
        return Tasks.custom(descriptor)
                .onFailure(retries)
                .onDeadExecution(takeOver.as(retries))
                .execute((instance, context) -> {
                    try {
                        UUID id = ImportQueue.importOf(instance);
                        boolean done = meters.measured(descriptor.getTaskName(), () -> work.on(id));
                        return done ? new OnCompleteRemove<>() : later;
                    } catch (Superseded gone) {
                        LOG.info(
                                "{}; leaving {} to whoever goes on with it",
                                gone.getMessage(),
                                descriptor.getTaskName());
                        return new OnCompleteRemove<>();
                    } catch (IOException disk) {
                        throw new IllegalStateException("The disk failed while working on an import", disk);
                    }
                });
    }
}
