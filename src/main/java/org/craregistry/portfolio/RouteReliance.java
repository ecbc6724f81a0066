package org.craregistry.portfolio;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.craregistry.law.Article15Answer;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Determination;
import org.jspecify.annotations.Nullable;

/**
 * The route to AI Act Article 15 that somebody decided to rely on.
 *
 * @param from the day from which it is relied on
 * @param planned whether it was accepted as a plan only
 */
@Embeddable
public record RouteReliance(
        @Enumerated(EnumType.STRING) Article15Route route,
        @Column(name = "route_from") LocalDate from,
        @Column(name = "route_planned") boolean planned) {

    private static final String ROUTE = "route";
    private static final String FROM = "from";
    private static final String PLAN = "plan";

    /** The names of the fields of {@link #plain()}. */
    static final Set<String> FIELDS = Set.of(ROUTE, FROM, PLAN);

    /**
     * Whether what is on record supports it: on the day of the answer, or on the day from which it is relied on where that comes
     * later.
     */
    public RouteSupport support(Determination determination) {
        boolean demonstrated = weighed(determination).demonstrates(route);
        if (planned) {
            return demonstrated ? RouteSupport.PLAN_COMPLETE : RouteSupport.PLANNED;
        }
        return demonstrated ? RouteSupport.SUPPORTED : RouteSupport.NO_LONGER_SUPPORTED;
    }

    /** The answer that it is held against. */
    public Article15Answer weighed(Determination determination) {
        return from.isAfter(determination.asOf()) ? determination.on(from).article15() : determination.article15();
    }

    /** As the change log names it. */
    Map<String, String> plain() {
        Map<String, String> plain = new LinkedHashMap<>();
        plain.put(ROUTE, route.name());
        plain.put(FROM, from.toString());
        plain.put(PLAN, String.valueOf(planned));
        return plain;
    }

    /**
     * Reads what {@link #plain()} gives; {@code null} where no route is relied on.
     *
     * @throws IllegalArgumentException where it cannot be read any more
     */
    static @Nullable RouteReliance of(Map<String, String> plain) {
        String route = plain.get(ROUTE);
        String from = plain.get(FROM);
        if (route == null || from == null) {
            return null;
        }
        try {
            boolean planned = Boolean.parseBoolean(plain.get(PLAN));
            return new RouteReliance(Article15Route.valueOf(route), LocalDate.parse(from), planned);
        } catch (DateTimeException noDay) {
            throw new IllegalArgumentException("No day: " + from, noDay);
        }
    }
}
