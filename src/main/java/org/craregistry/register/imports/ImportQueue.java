package org.craregistry.register.imports;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work on imports that any node does as soon as the transaction that asks for it has committed, and that another node goes on with
 * when the first one dies.
 */
@Component
class ImportQueue {

    static final TaskDescriptor<Void> PLAN = TaskDescriptor.of("plan-import");
    static final TaskDescriptor<Void> APPLY = TaskDescriptor.of("apply-import");

    private static final String SEPARATOR = "/";

    /** Asked for late, because the scheduler has to know the tasks, and the tasks ask for more work. */
    private final ObjectProvider<Scheduler> schedulers;

    private final Clock clock;

    ImportQueue(ObjectProvider<Scheduler> schedulers, Clock clock) {
        this.schedulers = schedulers;
        this.clock = clock;
    }

    /**
     * Asks for work on an import, in the transaction that makes it necessary. The revision is part of the work's name: work on an
     * earlier revision may not have left the queue yet.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(TaskDescriptor<Void> work, StoredImport current) {
        Scheduler scheduler = schedulers.getObject();
        scheduler.schedule(
                work.instance(current.id() + SEPARATOR + current.revision()).scheduledTo(clock.instant()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }

    /** The import that work is about. */
    static UUID importOf(TaskInstanceId work) {
        return UUID.fromString(work.getId().substring(0, work.getId().indexOf(SEPARATOR)));
    }
}
