package org.craregistry.storage;

import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import org.springframework.stereotype.Component;

/** Takes over work of a node that is silent, unless it may only seem so because a clock was set; then it is looked at again later. */
@Component
public class TakeOver implements DeadExecutionHandler<Void> {

    private final QueueClock clock;

    TakeOver(QueueClock clock) {
        this.clock = clock;
    }

    /** Takes over in a way of its own. */
    public DeadExecutionHandler<Void> as(DeadExecutionHandler<Void> way) {
        return (complete, operations) -> {
            if (clock.isSettled()) {
                way.deadExecution(complete, operations);
            }
        };
    }

    @Override
    public void deadExecution(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        as(new ReviveDeadExecution<>()).deadExecution(complete, operations);
    }
}
