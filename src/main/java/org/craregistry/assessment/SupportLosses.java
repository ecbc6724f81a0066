package org.craregistry.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.craregistry.assessment.KnownStates.Adoption;
import org.craregistry.audit.Change;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Citation;
import org.craregistry.law.ConditionAnswer;
import org.craregistry.law.Law;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has taken the support from a decision on a route: with the law as a function, starting from what the decision rests
 * on, everything is taken over as it is now that leaves the route demonstrated; what cannot be taken over is a cause.
 */
final class SupportLosses {

    private static final Comparator<SupportLoss> EARLIEST_FIRST =
            Comparator.comparing(SupportLoss::since, Comparator.nullsLast(Comparator.naturalOrder()));

    private final UUID product;
    private final Article15Route route;
    private final List<Change> changes;
    private final List<Adoption> adoptions;
    private final Function<Instant, LocalDate> dayOf;

    /**
     * @param changes what was changed about the product since the decision, the newest first
     * @param adoptions the states of the law that were put in force since the decision, the earliest first
     * @param dayOf the day of a moment in the portfolio
     */
    SupportLosses(
            UUID product,
            Article15Route route,
            List<Change> changes,
            List<Adoption> adoptions,
            Function<Instant, LocalDate> dayOf) {
        this.product = product;
        this.route = route;
        this.changes = List.copyOf(changes);
        this.adoptions = List.copyOf(adoptions);
        this.dayOf = dayOf;
    }

    /**
     * The causes, the earliest first.
     *
     * @param then what the decision rests on
     * @param now what is on record, on a day on which the route is not demonstrated
     * @param edition the edition of the rules that the decision was made under
     */
    List<SupportLoss> between(Situation then, Situation now, String edition) {
        if (!then.demonstrates(route)) {
            return List.of(rulesChanged(edition));
        }
        List<SupportLoss> losses = new ArrayList<>();
        Situation taken = then;
        List<Difference> left = Differences.between(product, then, now);
        boolean isTakingOver = true;
        while (isTakingOver) {
            List<Difference> refused = new ArrayList<>();
            for (Difference difference : left) {
                Situation tried = tried(difference, taken, now);
                if (tried != null && tried.demonstrates(route)) {
                    taken = tried;
                } else {
                    refused.add(difference);
                }
            }
            isTakingOver = refused.size() < left.size();
            left = refused;
        }
        for (Difference difference : left) {
            losses.add(loss(difference, taken, tried(difference, taken, now)));
        }
        if (!taken.on(now.day()).demonstrates(route)) {
            losses.addAll(new DayLosses(taken, now.day(), route).find());
        }
        return losses.stream().sorted(EARLIEST_FIRST).toList();
    }

    /** What the difference makes of a situation; {@code null} where a record cannot be like that. */
    private static @Nullable Situation tried(Difference difference, Situation taken, Situation now) {
        try {
            return difference.taken().apply(taken, now);
        } catch (IllegalArgumentException impossible) {
            return null;
        }
    }

    private SupportLoss loss(Difference difference, Situation taken, @Nullable Situation tried) {
        List<ConditionAnswer> conditions =
                tried == null ? List.of() : RouteConditions.lost(taken.determine(), tried.determine(), route);
        Citation citation = difference.citation();
        if (citation == null && !conditions.isEmpty()) {
            citation = conditions.get(0).citation();
        }
        return new SupportLoss(
                difference.cause(),
                difference.statement(),
                difference.cause() == SupportLossCause.STATE_OF_LAW_CHANGED ? adopted(taken) : changed(difference),
                difference.evidence(),
                difference.field(),
                conditions,
                citation);
    }

    /** The day of the last change that made it what it is. */
    private @Nullable LocalDate changed(Difference difference) {
        return changes.stream()
                .filter(difference.isMadeBy())
                .map(change -> dayOf.apply(change.at()))
                .findFirst()
                .orElse(null);
    }

    /** The day of the first adoption from which on no state that was in force supports it. */
    private @Nullable LocalDate adopted(Situation taken) {
        LocalDate since = null;
        for (Adoption adoption : adoptions) {
            if (taken.under(adoption.state()).demonstrates(route)) {
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
