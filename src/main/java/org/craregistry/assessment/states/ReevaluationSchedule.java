package org.craregistry.assessment.states;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.craregistry.storage.TakeOver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Looks for answers to re-evaluate every few minutes, on one node at a time, so that midnight passes unnoticed in every time zone; and at
 * once where a state of the law was adopted.
 */
@Configuration
class ReevaluationSchedule {

    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

    @Bean
    RecurringTask<Void> reevaluationTask(AnswerReevaluation reevaluation, TakeOver takeOver) {
        return Tasks.recurring("renew-answers", Schedules.fixedDelay(EVERY))
                .onDeadExecution(takeOver)
                .execute((instance, context) -> reevaluation.run());
    }

    /** What was re-evaluated before a failure stays, so that each attempt has less to do. */
    @Bean
    OneTimeTask<Void> reevaluationUnderAdoptedState(AnswerReevaluation reevaluation, TakeOver takeOver) {
        return Tasks.oneTime(ReevaluationQueue.TASK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE_AFTER_FAILURE))
                .onDeadExecution(takeOver)
                .execute((instance, context) -> reevaluation.run());
    }
}
