package org.craregistry.assessment;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.craregistry.storage.WorkQueue;
import org.springframework.stereotype.Component;

/** Has all kept answers renewed in the background; another node goes on with what is left when the first one dies. */
@Component
class ReappraisalQueue {

    static final TaskDescriptor<Void> RENEW = TaskDescriptor.of("renew-answers-under");

    private final WorkQueue queue;

    ReappraisalQueue(WorkQueue queue) {
        this.queue = queue;
    }

    /** Asks for it in the transaction that makes it necessary. @param stateOfLaw the one that is in force from then on */
    void add(String stateOfLaw) {
        queue.add(RENEW, stateOfLaw);
    }
}
