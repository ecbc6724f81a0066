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
    private final Batch<Asked<UUID, PageRequest>, Connection<ImportView>> pages;
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
        this.pages =
                Batch.alike(registry, "imports of portfolios", (ids, page, request) -> imports.ofPortfolios(ids, page));
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

    @SchemaMapping(typeName = "Portfolio", field = "imports")
    CompletableFuture<Connection<ImportView>> imports(
            PortfolioView portfolio,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        PageRequest page = ImportQueries.request(first, after);
        return pages.ask(new Asked<>(portfolio.portfolioId(), page), environment);
    }

    @SchemaMapping(typeName = "Import", field = "rows")
    CompletableFuture<Connection<ImportRow>> rows(
            ImportView of,
            @Argument @Nullable List<ImportAction> action,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            DataFetchingEnvironment environment) {
        PageRequest page = ImportRowQueries.request(first, after);
        return rows.ask(new Asked<>(of, new ImportRowQueries.Chosen(chosen(action), page)), environment);
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
