package org.craregistry.assessment.states;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.craregistry.portfolio.LaterDaysLeft;
import org.craregistry.storage.Ids;
import org.craregistry.storage.WorkQueue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has kept answers re-evaluated in the background; another node goes on with what is left when the first one dies. */
@Component
class ReevaluationQueue {

    /** Named as what is queued already by an older release. */
    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("renew-answers-under");

    private final WorkQueue queue;

    ReevaluationQueue(WorkQueue queue) {
        this.queue = queue;
    }

    /** Asks for it in the transaction that makes it necessary. @param stateOfLaw the one that is in force from then on */
    public void add(String stateOfLaw) {
        queue.add(TASK, stateOfLaw);
    }

    /** Asks for answers of later days, under a name of its own: work that was asked for before may have passed these products. */
    @EventListener
    void add(LaterDaysLeft left) {
        queue.add(TASK, "later-days-" + Ids.next());
    }
}
