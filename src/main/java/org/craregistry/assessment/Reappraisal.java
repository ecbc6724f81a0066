package org.craregistry.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
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
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of(timeZone));
            renewed += renewAll(after -> kept.ended(timeZone, today, after, AT_ONCE), today);
            renewed += renewAll(after -> kept.restingOnOther(timeZone, states.basis(), after, AT_ONCE), today);
        }
        if (renewed > 0) {
            LOG.info("Renewed the answers of {} products under {}", renewed, states.basis());
        }
        return renewed;
    }

    private int renewAll(Function<UUID, List<Outdated>> find, LocalDate today) {
        int renewed = 0;
        List<Outdated> found = find.apply(KeptAnswers.FIRST);
        while (!found.isEmpty()) {
            List<Renewed> answers =
                    found.stream().flatMap(one -> renew(one, today)).toList();
            kept.replace(answers);
            renewed += answers.size();
            found = find.apply(found.get(found.size() - 1).product());
        }
        return renewed;
    }

    /** The new answers of a product; none where its facts cannot be read, which must not keep the others waiting. */
    private Stream<Renewed> renew(Outdated outdated, LocalDate today) {
        try {
            Answers answers = assessor.appraise(outdated.facts(), outdated.decided(), today);
            return Stream.of(new Renewed(outdated.product(), outdated.revision(), answers));
        } catch (IllegalArgumentException unreadable) {
            LOG.error(
                    "The facts of product {} cannot be read; its answers stay as they are",
                    outdated.product(),
                    unreadable);
            return Stream.empty();
        }
    }
}
