package org.craregistry.graphql;

import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Answers {@code node} and {@code nodes}: one look-up for each kind of object, however many are asked for. */
@Controller
class NodeController {

    private final Nodes nodes;

    NodeController(Nodes nodes) {
        this.nodes = nodes;
    }

    @QueryMapping
    @Nullable
    Object node(@Argument String id) {
        return find(List.of(NodeId.parse(id))).get(0);
    }

    /** Those asked for; in the place of an id that is none stands null, and an error beside the data tells. */
    @QueryMapping
    DataFetcherResult<List<@Nullable Object>> nodes(@Argument List<String> ids, DataFetchingEnvironment environment) {
        List<@Nullable NodeId> wanted = new ArrayList<>();
        List<GraphQLError> malformed = new ArrayList<>();
        ResultPath path = environment.getExecutionStepInfo().getPath();
        for (int i = 0; i < ids.size(); i++) {
            NodeId id = NodeId.find(ids.get(i)).orElse(null);
            wanted.add(id);
            if (id == null) {
                malformed.add(ErrorMapping.error(
                        environment, path.segment(i), ErrorCode.BAD_REQUEST, NodeId.objectionTo(ids.get(i))));
            }
        }
        return DataFetcherResult.<List<@Nullable Object>>newResult()
                .data(find(wanted))
                .errors(malformed)
                .build();
    }

    private List<@Nullable Object> find(List<@Nullable NodeId> ids) {
        Map<NodeId, Object> found =
                nodes.find(ids.stream().filter(Objects::nonNull).distinct().toList());
        return ids.stream().map(id -> id == null ? null : found.get(id)).toList();
    }
}
