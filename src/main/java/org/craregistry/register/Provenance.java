package org.craregistry.register;

import java.time.Instant;

/**
 * Where an export comes from, for its About sheet.
 *
 * @param portfolio the name of the portfolio
 * @param filter the filter in words; empty for the whole portfolio
 * @param account who exported
 * @param exportedAt when
 * @param stateOfTheLaw the state of the law of the computed columns
 */
public record Provenance(String portfolio, String filter, String account, Instant exportedAt, String stateOfTheLaw) {}
