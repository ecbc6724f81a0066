package org.craregistry.register.imports;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.craregistry.storage.Causes;
import org.craregistry.storage.DatabaseAway;
import org.craregistry.storage.DiskFull;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides how work on an import goes on that failed, or whose node died: it is tried again a few times, then the import has failed.
 * One that killed its node twice is to blame, and would kill the next one.
 */
@Component
class ImportRetries implements FailureHandler<Void>, DeadExecutionHandler<Void> {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRetries.class);
    private static final int MOST_DEATHS = 2;
    private static final String NOT_REVERTED = """
            The registry could not do its work (%s) on this import; nothing was changed back. Try again; should that fail as well, \
            give an administrator the id %s.""";

    private final Imports imports;
    private final ImportSettings settings;
    private final Clock clock;

    ImportRetries(Imports imports, ImportSettings settings, Clock clock) {
        this.imports = imports;
        this.settings = settings;
        this.clock = clock;
    }

    /** Comes back to work that has to wait for its turn, without counting. */
    CompletionHandler<Void> later() {
        return this::uncounted;
    }

    @Override
    public void onFailure(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        Throwable cause = complete.getCause().orElse(null);
        int failures = complete.getExecution().consecutiveFailures + 1;
        if (isOutOfMemory(cause)) {
            deadExecution(complete, operations);
        } else if (DatabaseAway.isBehind(cause) || DiskFull.isBehind(cause)) {
            // The import is not to blame, and will be as right when the database or the room on the disk is back.
            uncounted(complete, operations);
        } else if (failures < settings.attempts()) {
            Duration pause = settings.pause().multipliedBy(1L << (failures - 1));
            operations.reschedule(complete, complete.getTimeDone().plus(pause));
        } else {
            giveUp(complete, operations, """
                    The registry could not do its work (%s) on this import, nothing of it was taken over. Upload the file \
                    again; should that fail as well, give an administrator the id %s.""");
        }
    }

    @Override
    public void deadExecution(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        UUID id = ImportQueue.importOf(complete.getExecution());
        int deaths = imports.countDeath(id, ImportQueue.during(complete.getExecution()));
        if (deaths == 0) {
            // The node died after the work was done, and before it was taken off the queue.
            operations.stop();
            return;
        }
        LOG.warn("A node died, or ran out of memory, while it worked on import {}; that happened {} times", id, deaths);
        if (deaths < MOST_DEATHS) {
            uncounted(complete, operations);
        } else {
            giveUp(complete, operations, """
                    The registry broke down twice during its work (%s) on this import and does not try it again; nothing of it \
                    was taken over. Split the file into several ones and upload these; should that fail as well, give an \
                    administrator the id %s.""");
        }
    }

    private void uncounted(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        Instant now = complete.getTimeDone();
        operations.reschedule(ExecutionComplete.success(complete.getExecution(), now, now), now.plus(settings.pause()));
    }

    private void giveUp(ExecutionComplete complete, ExecutionOperations<Void> operations, String sentence) {
        Execution execution = complete.getExecution();
        UUID id = ImportQueue.importOf(execution);
        LOG.error(
                "Giving up {} of import {}",
                execution.getTaskName(),
                id,
                complete.getCause().orElse(null));
        String said = execution.getTaskName().equals(ImportQueue.REVERT.getTaskName()) ? NOT_REVERTED : sentence;
        imports.fail(id, said.formatted(execution.getTaskName(), id), clock.instant());
        operations.stop();
    }

    private static boolean isOutOfMemory(@Nullable Throwable thrown) {
        return Causes.of(thrown).anyMatch(OutOfMemoryError.class::isInstance);
    }
}
