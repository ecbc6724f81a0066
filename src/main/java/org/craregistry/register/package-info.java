/** The register as a workbook or CSV file: its columns, reading what people send, templates and exports, and the import protocol. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"assessment", "audit", "conformity", "graphql", "law", "portfolio", "security", "storage"
        })
package org.craregistry.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
