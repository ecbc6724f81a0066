/** The pages that people see in a browser. They use nothing but the public API; here is only what brings them to the browser. */
@NullMarked
@ApplicationModule(allowedDependencies = "storage")
package org.craregistry.dashboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
