package org.craregistry.storage;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Copies the embedded database each night. */
@Configuration
class BackupSchedule {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 10);

    @Bean
    RecurringTask<Void> backupTask(EmbeddedBackup backup, TakeOver takeOver) {
        return Tasks.recurring("back-up-embedded-database", Schedules.daily(ZoneOffset.UTC, AT_NIGHT))
                .onDeadExecution(takeOver)
                .execute((instance, context) -> {
                    try {
                        backup.run();
                    } catch (IOException disk) {
                        throw new UncheckedIOException("The copy of the database could not be written", disk);
                    }
                });
    }
}
