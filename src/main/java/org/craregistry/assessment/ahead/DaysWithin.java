package org.craregistry.assessment.ahead;

import org.craregistry.graphql.BadRequest;

/** How far ahead somebody may look. */
public final class DaysWithin {

    /** Two years, so that nobody who does not say how far to look is surprised by the day on which an act begins to apply. */
    static final int USUAL = 730;

    private static final int MOST = 3650;

    private DaysWithin() {}

    /**
     * The number of days, checked.
     *
     * @throws BadRequest where it is out of bounds
     */
    public static int checked(int days) {
        if (days < 1 || days > MOST) {
            throw refused(Integer.toString(days));
        }
        return days;
    }

    /**
     * Reads the number from an address.
     *
     * @throws BadRequest where it is none, or out of bounds
     */
    public static int read(String sent) {
        try {
            return checked(Integer.parseInt(sent));
        } catch (NumberFormatException none) {
            throw refused(BadRequest.shorten(sent));
        }
    }

    private static BadRequest refused(String sent) {
        return new BadRequest("within: \"%s\" is out of bounds; ask for 1 to %d days.".formatted(sent, MOST));
    }
}
