package org.craregistry.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.craregistry.portfolio.Answers;
import org.craregistry.portfolio.KeptAnswers;
import org.craregistry.portfolio.KeptAnswers.Outdated;
import org.craregistry.portfolio.KeptAnswers.Renewed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Renews the kept answers of products when a day or the state of the law has ended them. Can be interrupted and repeated. */
@Component
class Reappraisal {

    private static final Logger LOG = LoggerFactory.getLogger(Reappraisal.class);
    private static final int AT_ONCE = 500;

    private final KeptAnswers kept;
    private final Assessor assessor;
    private final StatesOfLaw states;
    private final Clock clock;

    Reappraisal(KeptAnswers kept, Assessor assessor, StatesOfLaw states, Clock clock) {
        this.kept = kept;
        this.assessor = assessor;
        this.states = states;
        this.clock = clock;
    }

    /** Renews all answers that hold no longer, and returns how many those were. */
    int run() {
        int renewed = 0;
        for (String timeZone : kept.timeZones()) {
            renewed += run(timeZone, LocalDate.ofInstant(clock.instant(), ZoneId.of(timeZone)));
        }
        if (renewed > 0) {
            LOG.info("Renewed the answers of {} products under {}", renewed, states.basis());
        }
        return renewed;
    }

    private int run(String timeZone, LocalDate today) {
        int renewed = 0;
        List<Outdated> outdated = kept.outdated(timeZone, states.basis(), today, AT_ONCE);
        while (!outdated.isEmpty()) {
            kept.replace(outdated.stream().map(one -> renew(one, today)).toList());
            renewed += outdated.size();
            outdated = kept.outdated(timeZone, states.basis(), today, AT_ONCE);
        }
        return renewed;
    }

    private Renewed renew(Outdated outdated, LocalDate today) {
        Answers answers = assessor.appraise(outdated.facts(), outdated.decided(), today);
        return new Renewed(outdated.product(), outdated.revision(), answers);
    }
}
