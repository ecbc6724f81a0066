/** Portfolios and their products: identity, facts, revisions, decisions on the class, and the queries that lists are made of. */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "graphql", "law", "security", "storage"})
package org.craregistry.portfolio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
