/** Tells people by e-mail, and programs by webhooks, what happened and what lies ahead; from an outbox, as often as it takes. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"assessment", "audit", "graphql", "law", "portfolio", "register", "security", "storage"})
package org.craregistry.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
