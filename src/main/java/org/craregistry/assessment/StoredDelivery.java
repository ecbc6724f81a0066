package org.craregistry.assessment;

import java.time.Instant;

/**
 * A state of the law that the registry was delivered with, as it was when it came in force here.
 *
 * @param number counts them from 1
 * @param content the whole state, as {@link org.craregistry.portfolio.StateOfLawContents} keeps it
 * @param at when it came in force
 */
record StoredDelivery(int number, String code, String content, Instant at) {}
