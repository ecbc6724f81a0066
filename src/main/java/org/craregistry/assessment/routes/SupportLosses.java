package org.craregistry.assessment.routes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.craregistry.assessment.KnownStates.Adoption;
import org.craregistry.law.Citation;
import org.craregistry.law.ConditionAnswer;
import org.craregistry.law.Determination;
import org.craregistry.law.Law;
import org.craregistry.law.Provision;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has taken the support from a decision on a route: with the law as a function, starting from what the decision rests
 * on, everything is taken over as it is now that leaves the route demonstrated; what cannot be taken over is a cause.
 */
final class SupportLosses {

    private static final Comparator<SupportLoss> EARLIEST_FIRST =
            Comparator.comparing(SupportLoss::since, Comparator.nullsLast(Comparator.naturalOrder()));

    private final UUID product;
    private final LatestChanges changes;
    private final Instant decidedAt;
    private final List<Adoption> adoptions;
    private final Function<Instant, LocalDate> dayOf;
    private final Inquiry inquiry;

    /**
     * @param changes when what was changed about the product, at least since the decision
     * @param adoptions the states of the law that were put in force since the decision, the earliest first
     * @param dayOf the day of a moment in the portfolio
     * @param inquiry asks about the route that was decided on
     */
    SupportLosses(
            UUID product,
            LatestChanges changes,
            Instant decidedAt,
            List<Adoption> adoptions,
            Function<Instant, LocalDate> dayOf,
            Inquiry inquiry) {
        this.product = product;
        this.changes = changes;
        this.decidedAt = decidedAt;
        this.adoptions = List.copyOf(adoptions);
        this.dayOf = dayOf;
        this.inquiry = inquiry;
    }

    /**
     * The causes, the earliest first.
     *
     * @param then what the decision rests on
     * @param now what is on record, on a day on which the route is not demonstrated
     * @param edition the edition of the rules that the decision was made under
     */
    List<SupportLoss> between(Situation then, Situation now, String edition) {
        if (!inquiry.demonstrates(then)) {
            return List.of(rulesChanged(edition));
        }
        TakingOver taking = new TakingOver(then, now, inquiry);
        taking.take(SituationDifferences.between(product, then, now));
        if (inquiry.isOver() && !taking.left().isEmpty()) {
            return List.of(tooMuch(taking.left().size()));
        }
        List<SupportLoss> losses = new ArrayList<>(losses(taking));
        Situation taken = taking.taken();
        if (!inquiry.demonstrates(taken.on(now.day()))) {
            losses.addAll(new DayLosses(taken, now.day(), inquiry).find());
        }
        return losses.stream().sorted(EARLIEST_FIRST).toList();
    }

    /** What was not taken over, one by one as long as the law may be asked. */
    private List<SupportLoss> losses(TakingOver taking) {
        List<SupportLoss> losses = new ArrayList<>();
        List<SituationDifference> left = taking.left();
        for (SituationDifference difference : left) {
            if (inquiry.isOver()) {
                losses.add(tooMuch(left.size() - losses.size()));
                break;
            }
            losses.add(loss(difference, taking.taken(), taking.with(List.of(difference))));
        }
        return losses;
    }

    private static SupportLoss tooMuch(int differences) {
        return new SupportLoss(
                SupportLossCause.MUCH_CHANGED,
                "%,d more changes were not held against the law one by one: too much was changed since the decision."
                        .formatted(differences),
                null,
                null,
                null,
                List.of(),
                null);
    }

    private SupportLoss loss(SituationDifference difference, Situation taken, @Nullable Situation tried) {
        Determination lost = tried == null ? null : inquiry.determine(tried);
        List<ConditionAnswer> conditions =
                lost == null ? List.of() : RouteConditions.lost(inquiry.determine(taken), lost, inquiry.route());
        return new SupportLoss(
                difference.cause(),
                difference.statement(),
                difference.cause() == SupportLossCause.STATE_OF_LAW_CHANGED ? adopted(taken) : changed(difference),
                difference.evidence(),
                difference.field(),
                conditions,
                citation(difference, conditions, lost));
    }

    /** The provision that asks for it, or the one that it breaks; and where no route is weighed any more, the one that says so. */
    private static @Nullable Citation citation(
            SituationDifference difference, List<ConditionAnswer> conditions, @Nullable Determination lost) {
        if (difference.citation() != null) {
            return difference.citation();
        }
        if (!conditions.isEmpty()) {
            return conditions.get(0).citation();
        }
        return lost == null
                ? null
                : lost.article15().grounds().stream()
                        .map(Provision::citation)
                        .findFirst()
                        .orElse(null);
    }

    /** The day of the last change that made it what it is. */
    private @Nullable LocalDate changed(SituationDifference difference) {
        Instant at = difference.changedAt().apply(changes);
        return at == null || at.isBefore(decidedAt) ? null : dayOf.apply(at);
    }

    /** The day of the first adoption from which on no state that was in force supports it. */
    private @Nullable LocalDate adopted(Situation taken) {
        LocalDate since = null;
        for (Adoption adoption : adoptions) {
            if (inquiry.demonstrates(taken.under(adoption.state()))) {
                since = null;
            } else if (since == null) {
                since = dayOf.apply(adoption.at());
            }
        }
        return since;
    }

    /** The rules of today see the decision otherwise, or do not read any more what it rests on. */
    static SupportLoss rulesChanged(String edition) {
        return new SupportLoss(
                SupportLossCause.RULES_CHANGED,
                "Edition %s of the rules does not find what the decision, made under edition %s, rests on enough."
                        .formatted(Law.EDITION, edition),
                null,
                null,
                null,
                List.of(),
                null);
    }
}
