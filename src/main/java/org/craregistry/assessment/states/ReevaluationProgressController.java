package org.craregistry.assessment.states;

import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.graphql.Listening;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeId.Kind;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.Watched;
import org.craregistry.portfolio.KeptAnswers;
import org.craregistry.security.Sight;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** Tells those who listen how far the kept answers of a portfolio follow the state of the law in force. */
@Controller
class ReevaluationProgressController implements Watched<ReevaluationProgressController.ReevaluationProgress> {

    private final Listening listening;
    private final Sight sight;
    private final KeptAnswers answers;
    private final StatesOfLaw states;

    ReevaluationProgressController(Listening listening, Sight sight, KeptAnswers answers, StatesOfLaw states) {
        this.listening = listening;
        this.sight = sight;
        this.answers = answers;
        this.states = states;
    }

    /** @param left how many products have answers that rest on another state */
    record ReevaluationProgress(int left) {

        public boolean done() {
            return left == 0;
        }
    }

    @SubscriptionMapping
    Flux<ReevaluationProgress> reevaluationProgress(@Argument String portfolio, DataFetchingEnvironment environment) {
        UUID wanted =
                NodeId.find(Kind.PORTFOLIO, portfolio).orElseThrow(() -> Refused.unseen("portfolio", "portfolio"));
        return listening.to(this, wanted, sight.of(wanted, environment));
    }

    @Override
    public Map<UUID, ReevaluationProgress> look(Collection<UUID> ids) {
        Map<UUID, ReevaluationProgress> found = new HashMap<>();
        answers.restingOnOthers(ids, states.current().basis())
                .forEach((portfolio, left) -> found.put(portfolio, new ReevaluationProgress(left)));
        return found;
    }

    @Override
    public boolean isLast(ReevaluationProgress progress) {
        return progress.done();
    }
}
