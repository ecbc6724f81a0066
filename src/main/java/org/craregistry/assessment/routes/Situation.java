package org.craregistry.assessment.routes;

import java.time.LocalDate;
import org.craregistry.law.Determination;
import org.craregistry.law.Evidence;
import org.craregistry.law.Facts;
import org.craregistry.law.Law;
import org.craregistry.law.StateOfLaw;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.portfolio.RouteSnapshot;

/** Everything that the answer of the law depends on; a real one, or one supposed, to see what makes a difference. */
record Situation(
        Facts facts, String version, boolean classified, FiledEvidence evidence, StateOfLaw stateOfLaw, LocalDate day) {

    /** What a decision rests on. */
    static Situation of(RouteSnapshot snapshot) {
        return new Situation(
                snapshot.facts(),
                snapshot.version(),
                snapshot.classified(),
                snapshot.evidence(),
                snapshot.stateOfLaw(),
                snapshot.evaluatedOn());
    }

    Evidence weighed() {
        return evidence.weighed(version, classified);
    }

    Determination determine() {
        return Law.determine(facts, weighed(), day, stateOfLaw);
    }

    Situation with(Facts other) {
        return new Situation(other, version, classified, evidence, stateOfLaw, day);
    }

    Situation with(FiledEvidence other) {
        return new Situation(facts, version, classified, other, stateOfLaw, day);
    }

    Situation withVersion(String other) {
        return new Situation(facts, other, classified, evidence, stateOfLaw, day);
    }

    Situation classified(boolean decided) {
        return new Situation(facts, version, decided, evidence, stateOfLaw, day);
    }

    Situation under(StateOfLaw other) {
        return new Situation(facts, version, classified, evidence, other, day);
    }

    Situation on(LocalDate other) {
        return new Situation(facts, version, classified, evidence, stateOfLaw, other);
    }
}
