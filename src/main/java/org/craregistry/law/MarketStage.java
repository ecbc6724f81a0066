package org.craregistry.law;

import static org.craregistry.law.Vocabulary.PLACED_ON_MARKET_ON;
import static org.craregistry.law.Vocabulary.STILL_PLACED_ON_MARKET;

import java.time.LocalDate;

/** How far a product has come on its way to the market and off it, as of a day. */
public enum MarketStage implements Choice {
    /** The day on which the first unit is placed on the market lies ahead. */
    PLANNED("Planned"),
    /** The first unit has been placed, and nobody has answered that no more are. */
    ON_THE_MARKET("On the market"),
    /** Units have been placed, and no more are. */
    NO_LONGER_PLACED("No longer placed on the market"),
    /** No day is answered, and not that units are being placed. */
    UNKNOWN("Not known yet");

    private final String label;

    MarketStage(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The stage on a day. Units that are being placed are on the market, also where the day of the first is not answered. */
    static MarketStage of(Facts facts, LocalDate asOf) {
        LocalDate placed = facts.get(PLACED_ON_MARKET_ON);
        Boolean still = facts.get(STILL_PLACED_ON_MARKET);
        if (placed == null) {
            return Boolean.TRUE.equals(still) ? ON_THE_MARKET : UNKNOWN;
        }
        if (placed.isAfter(asOf)) {
            return PLANNED;
        }
        return Boolean.FALSE.equals(still) ? NO_LONGER_PLACED : ON_THE_MARKET;
    }
}
