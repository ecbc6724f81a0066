package org.craregistry.register.imports;

import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.craregistry.graphql.Batch;
import org.craregistry.graphql.Batch.Asked;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.PageRequest;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;

/** Answers what is asked of imports; however many there are, each question is one statement. */
@Controller
class ImportController {

    private final ImportQueries imports;
    private final PortfolioQueries portfolios;
    private final ProductQueries products;
    private final Batch<Asked<UUID, Alike>, Connection<ImportView>> pages;
    private final Batch<Asked<UUID, Set<ImportState>>, Long> counts;
    private final Batch<Asked<ImportView, ImportRowQueries.Chosen>, Connection<ImportRow>> rows;

    ImportController(
            ImportQueries imports,
            ImportRowQueries rows,
            PortfolioQueries portfolios,
            ProductQueries products,
            BatchLoaderRegistry registry) {
        this.imports = imports;
        this.portfolios = portfolios;
        this.products = products;
        this.pages = Batch.alike(
                registry,
                "imports of portfolios",
                (ids, alike, request) -> imports.ofPortfolios(ids, alike.states(), alike.page()));
        this.counts = Batch.alike(registry, "numbers of imports", (ids, states, request) -> imports.count(ids, states));
        this.rows = Batch.alike(registry, "rows of imports", (asked, chosen, request) -> rows.find(asked, chosen));
    }

    @QueryMapping("import")
    @Nullable
    ImportView find(@Argument String id) {
        NodeId node = NodeId.parse(id);
        return node.kind() == NodeId.Kind.IMPORT
                ? imports.find(List.of(node.id())).get(node.id())
                : null;
    }

    /** @param states only imports in one of these; empty for all */
    private record Alike(Set<ImportState> states, PageRequest page) {}

    @SchemaMapping(typeName = "Portfolio", field = "imports")
    CompletableFuture<Connection<ImportView>> imports(
            PortfolioView portfolio, @Argument @Nullable List<ImportState> state, DataFetchingEnvironment environment) {
        Set<ImportState> states = state == null ? Set.of() : Set.copyOf(state);
        Alike alike = new Alike(states, PageRequest.of(environment, ImportQueries.NEWEST_FIRST));
        return pages.ask(new Asked<>(portfolio.portfolioId(), alike), environment)
                .thenApply(page ->
                        page.countedBy(() -> counts.ask(new Asked<>(portfolio.portfolioId(), states), environment)
                                .thenApply(count -> count == null ? 0 : count)));
    }

    record ImportTurnInput(
            ImportTurn.Answer answer, @Nullable String before, String after) {

        private ImportTurn turn() {
            return new ImportTurn(answer, before, after, 0);
        }
    }

    @SchemaMapping(typeName = "Import", field = "rows")
    CompletableFuture<Connection<ImportRow>> rows(
            ImportView of,
            @Argument @Nullable List<ImportAction> action,
            @Argument @Nullable ImportTurnInput turn,
            DataFetchingEnvironment environment) {
        PageRequest page = PageRequest.of(environment, ImportRowQueries.ORDER_OF_FILE);
        return rows.ask(
                new Asked<>(of, new ImportRowQueries.Chosen(chosen(action), turn == null ? null : turn.turn(), page)),
                environment);
    }

    @SchemaMapping(typeName = "Import", field = "settings")
    SettingsInput settings(ImportView of) {
        return SettingsInput.of(of.readSettings());
    }

    @BatchMapping(typeName = "Import", field = "portfolio")
    List<@Nullable PortfolioView> portfolioOf(List<ImportView> asked) {
        Collection<UUID> ids =
                asked.stream().map(ImportView::portfolioId).distinct().toList();
        Map<UUID, PortfolioView> found = portfolios.find(ids);
        return asked.stream().map(one -> found.get(one.portfolioId())).toList();
    }

    @BatchMapping(typeName = "ImportRow", field = "product")
    Map<ImportRow, ProductView> productOf(List<ImportRow> asked) {
        Set<UUID> ids = new HashSet<>();
        asked.stream()
                .map(row -> row.planned().product())
                .filter(Objects::nonNull)
                .forEach(ids::add);
        Map<UUID, ProductView> existing = ids.isEmpty() ? new HashMap<>() : products.find(ids);
        Map<ImportRow, ProductView> found = new HashMap<>();
        for (ImportRow row : asked) {
            ProductView product = existing.get(row.planned().product());
            if (product != null) {
                found.put(row, product);
            }
        }
        return found;
    }

    private static Set<ImportAction> chosen(@Nullable List<ImportAction> action) {
        return action == null || action.isEmpty() ? Set.of() : EnumSet.copyOf(action);
    }
}
