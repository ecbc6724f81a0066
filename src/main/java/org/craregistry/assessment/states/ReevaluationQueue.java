package org.craregistry.assessment.states;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Has all kept answers re-evaluated in the background as soon as a transaction has committed; another node goes on when the first one
 * dies, with what is left.
 */
@Component
class ReevaluationQueue {

    /** Named as what is queued already by an older release. */
    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("renew-answers-under");

    /** Asked for late, because the scheduler has to know the tasks first. */
    private final ObjectProvider<Scheduler> schedulers;

    private final Clock clock;

    ReevaluationQueue(ObjectProvider<Scheduler> schedulers, Clock clock) {
        this.schedulers = schedulers;
        this.clock = clock;
    }

    /** Asks for it in the transaction that makes it necessary. @param stateOfLaw the one that is in force from then on */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String stateOfLaw) {
        Scheduler scheduler = schedulers.getObject();
        scheduler.schedule(TASK.instance(stateOfLaw).scheduledTo(clock.instant()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }
}
