package org.craregistry.portfolio;

import java.util.List;
import org.craregistry.graphql.UserError;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of many products that were given the same answers.
 *
 * @param named the id, as the input names it
 * @param product {@code null} where the caller sees none with this id
 * @param errors why it was not changed; none where it has the answers
 */
record AnsweredProduct(String named, @Nullable ProductView product, List<UserError> errors) {}
