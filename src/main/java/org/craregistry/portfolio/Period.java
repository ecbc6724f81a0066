package org.craregistry.portfolio;

import java.time.LocalDate;

/**
 * Answers that hold from one day until the day before the next period of the product.
 *
 * @param from the first day, inclusive
 */
public record Period(LocalDate from, Answers answers) {}
