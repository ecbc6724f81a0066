/** Documents for people: the reading copy of the law, as a page and as a Word document to sign off. */
@NullMarked
@ApplicationModule(allowedDependencies = {"assessment", "graphql", "law"})
package org.craregistry.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
