package org.craregistry.register.imports;

import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.craregistry.graphql.Listening;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeId.Kind;
import org.craregistry.graphql.Watched;
import org.craregistry.security.Sight;
import org.craregistry.storage.Ids;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** Tells those who listen how far an import is. */
@Controller
class ImportProgressController implements Watched<ImportProgressController.ImportProgress> {

    private static final Set<ImportState> UNDER_WAY =
            Set.of(ImportState.RECEIVED, ImportState.PLANNING, ImportState.APPLYING, ImportState.REVERTING);

    private final Listening listening;
    private final Sight sight;
    private final ImportQueries imports;
    private final NamedParameterJdbcTemplate jdbc;

    ImportProgressController(Listening listening, Sight sight, ImportQueries imports, NamedParameterJdbcTemplate jdbc) {
        this.listening = listening;
        this.sight = sight;
        this.imports = imports;
        this.jdbc = jdbc;
    }

    record ImportProgress(ImportState state, int revision, int rowsRead) {}

    @SubscriptionMapping
    Flux<ImportProgress> importProgress(@Argument String id, DataFetchingEnvironment environment) {
        UUID wanted = NodeId.find(Kind.IMPORT, id).orElseThrow(ImportDecisions::notFound);
        ImportView found = imports.find(List.of(wanted)).get(wanted);
        if (found == null) {
            throw ImportDecisions.notFound();
        }
        return listening.to(this, wanted, sight.of(found.portfolioId(), environment));
    }

    @Override
    public Map<UUID, ImportProgress> look(Collection<UUID> ids) {
        Map<UUID, ImportProgress> found = new HashMap<>();
        jdbc.query(
                "SELECT id, state, revision, rows_read FROM register_import WHERE id IN (:ids)",
                Map.of("ids", ids.stream().map(Ids::bytes).toList()),
                row -> {
                    ImportState state = ImportState.valueOf(row.getString("state"));
                    found.put(
                            Ids.of(row.getBytes("id")),
                            new ImportProgress(state, row.getInt("revision"), row.getInt("rows_read")));
                });
        return found;
    }

    @Override
    public boolean isLast(ImportProgress progress) {
        return !UNDER_WAY.contains(progress.state());
    }
}
