/** What is on file for products: certificates, declarations, conformity assessments, and how they stand to requirements and elements. */
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "graphql", "law", "portfolio", "security", "storage"})
package org.craregistry.conformity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
