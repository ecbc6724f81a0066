package org.craregistry.portfolio;

import java.time.LocalDate;
import org.craregistry.law.Article15Route;

/**
 * The route to AI Act Article 15 that somebody decided to rely on.
 *
 * @param from the day from which it is relied on
 * @param planned whether it was accepted as a plan only
 */
public record RouteReliance(Article15Route route, LocalDate from, boolean planned) {}
