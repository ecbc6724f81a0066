package org.craregistry.audit;

import graphql.schema.idl.RuntimeWiring;
import java.util.function.Function;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.PlainFetcher;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** How changes look in the API; plain functions, because lists of changes are long. */
@Component
class ChangeWiring implements RuntimeWiringConfigurer {

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Change",
                type -> type.dataFetcher("id", change(c -> NodeId.of(NodeId.Kind.CHANGE, c.id())))
                        .dataFetcher("subjectLabel", change(Change::label))
                        .dataFetcher("actor", change(c -> c.origin().actor()))
                        .dataFetcher("through", change(c -> c.origin().through()))
                        .dataFetcher("importId", change(ChangeWiring::importId))
                        .dataFetcher("sheet", change(c -> c.origin().sheet()))
                        .dataFetcher("fieldChanges", change(Change::fields))
                        .dataFetcher("row", change(c -> c.origin().row())));
        wiring.type("FieldChange", type -> type.dataFetcher("new", new PlainFetcher<FieldChange>(FieldChange::now)));
    }

    private static PlainFetcher<Change> change(Function<Change, @Nullable Object> value) {
        return new PlainFetcher<>(value);
    }

    private static @Nullable String importId(Change change) {
        return change.origin().importId() == null
                ? null
                : NodeId.of(NodeId.Kind.IMPORT, change.origin().importId());
    }
}
