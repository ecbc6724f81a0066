package org.craregistry.graphql;

import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import org.springframework.graphql.execution.ClassNameTypeResolver;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Tells of what GraphQL type an object is that was found by its identifier. */
@Component
class NodeWiring implements RuntimeWiringConfigurer {

    private final ClassNameTypeResolver resolver = new ClassNameTypeResolver();

    NodeWiring(List<NodeSource> sources) {
        sources.forEach(source -> resolver.addMapping(source.type(), source.typeName()));
    }

    /** Knows the type of everything that is found by an identifier. */
    TypeResolver resolver() {
        return resolver;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type("Node", type -> type.typeResolver(resolver));
    }
}
