package org.craregistry.register.imports;

import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds imports for {@code node} and {@code nodes}. */
@Configuration(proxyBeanMethods = false)
class ImportNodes {

    @Bean
    NodeSource foundImports(ImportQueries imports) {
        return NodeSource.of(NodeId.Kind.IMPORT, ImportView.class, imports::find);
    }
}
