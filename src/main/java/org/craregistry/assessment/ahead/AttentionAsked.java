package org.craregistry.assessment.ahead;

import org.craregistry.graphql.PageRequest;
import org.craregistry.portfolio.ProductFilter;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the dates ahead of one or of several portfolios.
 *
 * @param days how many days ahead the last one is
 * @param group the one whose entries are wanted, one for each product; {@code null} for all entries
 */
record AttentionAsked(
        ProductFilter filter, int days, @Nullable String group, PageRequest page) {}
