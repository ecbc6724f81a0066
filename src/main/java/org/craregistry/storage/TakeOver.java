package org.craregistry.storage;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Takes over work of a node that is silent, unless it may only seem so: because a clock was set, or because it is this node itself, which
 * is at the work and hardly comes to say so. Then it is looked at again later.
 */
@Component
public class TakeOver implements DeadExecutionHandler<Void> {

    private final QueueClock clock;

    /** Asked for late, because the scheduler has to know the tasks. */
    private final ObjectProvider<Scheduler> schedulers;

    TakeOver(QueueClock clock, ObjectProvider<Scheduler> schedulers) {
        this.clock = clock;
        this.schedulers = schedulers;
    }

    /** Takes over in a way of its own. */
    public DeadExecutionHandler<Void> as(DeadExecutionHandler<Void> way) {
        return as(way, schedulers::getObject);
    }

    /** Takes over work of another queue. */
    public DeadExecutionHandler<Void> in(Supplier<Scheduler> queue) {
        return as(new ReviveDeadExecution<>(), queue);
    }

    DeadExecutionHandler<Void> as(DeadExecutionHandler<Void> way, Supplier<Scheduler> queue) {
        return (complete, operations) -> {
            if (clock.isSettled() && !isUnderWay(complete.getExecution(), queue.get())) {
                way.deadExecution(complete, operations);
            }
        };
    }

    /** Whether this node is at the work, and nobody has taken it over from it since. */
    private static boolean isUnderWay(Execution silent, Scheduler here) {
        return here.getCurrentlyExecuting().stream()
                .map(work -> work.getExecution())
                .anyMatch(work -> work.getTaskName().equals(silent.getTaskName())
                        && work.getId().equals(silent.getId())
                        && work.version == silent.version);
    }

    @Override
    public void deadExecution(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        as(new ReviveDeadExecution<>()).deadExecution(complete, operations);
    }
}
