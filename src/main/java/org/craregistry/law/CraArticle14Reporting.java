package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.holds;
import static org.craregistry.law.Condition.reached;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CRA Article 14: what a manufacturer reports, to whom, and until when. */
public final class CraArticle14Reporting {

    /** What is reported (CRA Article 14(1) and (3)). */
    public enum Event implements Choice {
        /** An actively exploited vulnerability. */
        ACTIVELY_EXPLOITED_VULNERABILITY("Actively exploited vulnerability"),
        /** A severe incident that affects the security of the product. */
        SEVERE_INCIDENT("Severe incident");

        private final String label;

        Event(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * A report and when it is due.
     *
     * @param dueAt the last moment, {@code null} while what it counts from has not happened
     */
    public record Report(
            Citation citation, String title, @Nullable OffsetDateTime dueAt) {}

    static final Provision STEWARDS_REPORT = CRA.at("Art. 24(3), FAQ point 5.5")
            .asGuidance()
            .says("stewards report from the general application on")
            .when(allOf(CraScope.SCOPE.is(ScopeOutcome.STEWARD_REGIME), reached(LegalDate.CRA_GENERAL_APPLICATION)))
            .as("STEWARD_REPORTING");

    private static final String REPORTED =
            "The manufacturer reports actively exploited vulnerabilities and severe incidents.";

    static final Provision REPORTING_APPLIES = CRA.at("Art. 14, 24(3), 69(3), 71(2)")
            .says(
                    "a manufacturer reports actively exploited vulnerabilities and severe incidents, also for products placed"
                            + " on the market before")
            .when(anyOf(
                    allOf(
                            CraScope.SCOPE.is(ScopeOutcome.IN_SCOPE),
                            reached(LegalDate.CRA_REPORTING),
                            Vocabulary.OPERATOR_ROLE.is(OperatorRole.MANUFACTURER)),
                    holds(STEWARDS_REPORT)))
            .telling(REPORTED, CraArticle14Reporting::reporting)
            .orTelling(CraArticle14Reporting::silence)
            .as("REPORTING", "Reporting of vulnerabilities and incidents");

    static final List<Provision> PROVISIONS = List.of(REPORTING_APPLIES, STEWARDS_REPORT);

    private static final Duration EARLY_WARNING = Duration.ofHours(24);
    private static final Duration NOTIFICATION = Duration.ofHours(72);
    private static final int FINAL_REPORT_DAYS = 14;
    private static final int FINAL_REPORT_MONTHS = 1;

    private CraArticle14Reporting() {}

    private static boolean isForAnother(Case c) {
        OperatorRole role = c.facts().get(Vocabulary.OPERATOR_ROLE);
        return role != null && role != OperatorRole.MANUFACTURER;
    }

    private static String reporting(Case c) {
        return STEWARDS_REPORT.weigh(c) == Truth.YES
                ? "A steward of open-source software reports too, from %s on.".formatted(stewardsFrom(c))
                : REPORTED;
    }

    /** Why we do not report, where our role is the reason; {@code null} where another one is. */
    private static @Nullable String silence(Case c) {
        if (CraScope.SCOPE.is(ScopeOutcome.STEWARD_REGIME).weigh(c) == Truth.YES) {
            return "Stewards of open-source software report only from %s.".formatted(stewardsFrom(c));
        }
        boolean isAsked =
                CraScope.SCOPE.is(ScopeOutcome.IN_SCOPE).weigh(c) == Truth.YES && c.isReached(LegalDate.CRA_REPORTING);
        return isAsked && isForAnother(c)
                ? "Reporting is for the manufacturer. " + FactStatements.of(Vocabulary.OPERATOR_ROLE, c)
                : null;
    }

    private static String stewardsFrom(Case c) {
        return Sentences.day(c.dateOf(LegalDate.CRA_GENERAL_APPLICATION));
    }

    /**
     * The reports and when they are due.
     *
     * @param awareAt when the manufacturer became aware
     * @param measureAt when a corrective or mitigating measure became available, for a vulnerability
     * @param notifiedAt when the notification was sent, for an incident
     */
    public static List<Report> reports(
            Event event,
            OffsetDateTime awareAt,
            @Nullable OffsetDateTime measureAt,
            @Nullable OffsetDateTime notifiedAt) {
        String paragraph = event == Event.ACTIVELY_EXPLOITED_VULNERABILITY ? "14(2)" : "14(4)";
        OffsetDateTime last = event == Event.ACTIVELY_EXPLOITED_VULNERABILITY
                ? afterMeasure(measureAt)
                : afterNotification(notifiedAt);
        return List.of(
                new Report(CRA.at("Art. " + paragraph + "(a)"), "Early warning", awareAt.plus(EARLY_WARNING)),
                new Report(CRA.at("Art. " + paragraph + "(b)"), "Notification", awareAt.plus(NOTIFICATION)),
                new Report(CRA.at("Art. " + paragraph + "(c)"), "Final report", last));
    }

    private static @Nullable OffsetDateTime afterMeasure(@Nullable OffsetDateTime measureAt) {
        return measureAt == null ? null : measureAt.plusDays(FINAL_REPORT_DAYS);
    }

    private static @Nullable OffsetDateTime afterNotification(@Nullable OffsetDateTime notifiedAt) {
        return notifiedAt == null ? null : notifiedAt.plusMonths(FINAL_REPORT_MONTHS);
    }
}
