package org.craregistry.portfolio;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.craregistry.graphql.NodeId;

/**
 * A portfolio as it is read.
 *
 * @param reviewsStandings whether a second person is to review how products stand to requirements and elements
 * @param storedDefaults what is alike for all its products, as it is stored; {@link #defaults()} reads it
 */
public record PortfolioView(
        UUID portfolioId,
        int revision,
        String key,
        String name,
        String timeZone,
        boolean reviewsStandings,
        StoredDefaults storedDefaults) {

    /** The id that clients see. */
    public String id() {
        return NodeId.of(NodeId.Kind.PORTFOLIO, portfolioId);
    }

    /** What is alike for all its products. */
    public Defaults defaults() {
        return storedDefaults.read();
    }

    /** The calendar day that a moment falls on in this portfolio. */
    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneId.of(timeZone));
    }

    /** The moment at which a calendar day is over in this portfolio: the first of the day after. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneId.of(timeZone)).toInstant();
    }
}
