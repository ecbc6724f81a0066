/** Documents for people: the reading copy of the law to sign off, and the draft EU declaration of conformity of a product. */
@NullMarked
@ApplicationModule(allowedDependencies = {"assessment", "graphql", "law", "portfolio", "storage"})
package org.craregistry.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
