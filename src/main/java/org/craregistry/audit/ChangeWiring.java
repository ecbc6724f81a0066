package org.craregistry.audit;

import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Nodes;
import org.craregistry.graphql.PlainFetcher;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** How changes look in the API; plain functions, because lists of changes are long. */
@Component
class ChangeWiring implements RuntimeWiringConfigurer {

    private final Nodes nodes;

    ChangeWiring(Nodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Change",
                type -> type.dataFetcher("id", change(c -> NodeId.of(NodeId.Kind.CHANGE, c.id())))
                        .dataFetcher("subjectLabel", change(Change::label))
                        .dataFetcher("actor", change(c -> c.origin().actor()))
                        .dataFetcher("through", change(c -> c.origin().through()))
                        .dataFetcher(
                                "import",
                                link(c -> NodeId.Kind.IMPORT, c -> c.origin().importId()))
                        .dataFetcher("product", link(c -> NodeId.Kind.PRODUCT, Change::productId))
                        .dataFetcher("changed", link(c -> c.subject().node(), Change::subjectId))
                        .dataFetcher("sheet", change(c -> c.origin().sheet()))
                        .dataFetcher("fieldChanges", change(Change::fields))
                        .dataFetcher("row", change(c -> c.origin().row())));
        wiring.type("FieldChange", type -> type.dataFetcher("new", new PlainFetcher<FieldChange>(FieldChange::now)));
    }

    private static PlainFetcher<Change> change(Function<Change, @Nullable Object> value) {
        return new PlainFetcher<>(value);
    }

    private DataFetcher<?> link(Function<Change, NodeId.@Nullable Kind> kind, Function<Change, @Nullable UUID> id) {
        return environment -> {
            Change change = Objects.requireNonNull(environment.getSource());
            NodeId.Kind found = kind.apply(change);
            return found == null ? null : nodes.link(found, id.apply(change), environment);
        };
    }
}
