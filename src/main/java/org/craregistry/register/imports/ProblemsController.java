package org.craregistry.register.imports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.DownloadBody;
import org.craregistry.graphql.Downloads;
import org.craregistry.graphql.NodeId;
import org.craregistry.register.ProblemsWorkbook;
import org.craregistry.storage.TemporaryFile;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Sends the rejected rows of an import back as a workbook, to be corrected and sent again. */
@Controller
class ProblemsController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ImportQueries queries;
    private final Imports imports;
    private final ImportFiles files;
    private final PlannedRows rows;
    private final Mappings mappings;
    private final ImportSettings settings;
    private final Downloads downloads;

    ProblemsController(
            ImportQueries queries,
            Imports imports,
            ImportFiles files,
            PlannedRows rows,
            Mappings mappings,
            ImportSettings settings,
            Downloads downloads) {
        this.queries = queries;
        this.imports = imports;
        this.files = files;
        this.rows = rows;
        this.mappings = mappings;
        this.settings = settings;
        this.downloads = downloads;
    }

    @GetMapping("/registers/imports/{id}/problems.xlsx")
    void problems(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        UUID wanted = NodeId.find(NodeId.Kind.IMPORT, id).orElseThrow(ImportDecisions::notFound);
        ImportView found = queries.find(List.of(wanted)).get(wanted);
        if (found == null) {
            throw ImportDecisions.notFound();
        }
        if (found.plannedAt() == null) {
            throw new BadRequest("id: the import has no plan, so that there are no rows with problems.");
        }
        if (found.fileRemovedAt() != null) {
            throw new BadRequest("id: the file of this import is no longer kept. Upload it again.");
        }
        ContentDisposition named =
                ContentDisposition.attachment().filename("problems.xlsx").build();
        DownloadBody body = new DownloadBody(XLSX, named, CacheControl.noStore());
        downloads.send(body, request, response, out -> write(found, out));
    }

    private void write(ImportView found, OutputStream out) throws IOException {
        StoredImport stored = imports.find(found.importId()).orElseThrow(ImportDecisions::notFound);
        try (TemporaryFile file = files.fetch(found.importId())) {
            new ProblemsWorkbook()
                    .write(
                            file.path(),
                            stored.fileName(),
                            stored.readOptions(settings.limits(), mappings.of(stored.portfolio())),
                            found.columns(),
                            new RejectedRows(rows, found.importId(), stored.settings())::on,
                            out);
        }
    }
}
