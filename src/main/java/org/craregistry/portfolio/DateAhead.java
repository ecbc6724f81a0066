package org.craregistry.portfolio;

import java.time.LocalDate;

/**
 * A date that lies ahead of a product, as far as it is kept: enough to find and to count it.
 *
 * @param date the day to remember
 * @param takesEffectOn the first day on which it makes a difference
 * @param sharedAs what happens and why, where it can hit several products on one day; else {@link #OF_ITS_OWN}
 */
public record DateAhead(LocalDate date, LocalDate takesEffectOn, String sharedAs) {

    /** That it concerns its product alone. */
    public static final String OF_ITS_OWN = "";
}
