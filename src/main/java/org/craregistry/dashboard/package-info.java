/** The pages that people see in a browser. They use nothing but the public API; here is only what brings them to the browser, and tells the API what they send. */
@NullMarked
@ApplicationModule(allowedDependencies = {"graphql", "storage"})
package org.craregistry.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
