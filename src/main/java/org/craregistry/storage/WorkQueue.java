package org.craregistry.storage;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work that any node does as soon as the transaction that asks for it has committed, and that another node goes on with when the
 * first one dies.
 */
@Component
public class WorkQueue {

    /** Asked for late, because the scheduler has to know the tasks, and the tasks ask for more work. */
    private final ObjectProvider<Scheduler> schedulers;

    private final QueueClock clock;

    WorkQueue(ObjectProvider<Scheduler> schedulers, QueueClock clock) {
        this.schedulers = schedulers;
        this.clock = clock;
    }

    /** Asks for work in the transaction that makes it necessary. @param id tells it from other work of its kind in the queue */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(TaskDescriptor<Void> work, String id) {
        Scheduler scheduler = schedulers.getObject();
        scheduler.schedule(work.instance(id).scheduledTo(clock.now()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }
}
