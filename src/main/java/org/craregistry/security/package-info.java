/** Accounts, access tokens and the roles that accounts hold in portfolios; who the caller is and what the caller may. */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "graphql", "storage"})
package org.craregistry.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
