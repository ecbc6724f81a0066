package org.craregistry.register.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeId.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells over plain HTTP how far an import is, for those who uploaded with a plain HTTP client. */
@RestController
class ImportStatusController {

    private final ImportQueries imports;

    ImportStatusController(ImportQueries imports) {
        this.imports = imports;
    }

    /** How far an import is; the whole plan is in the API. */
    record Status(
            String id,
            int revision,
            ImportState state,
            @Nullable String fileName,
            String sha256,
            Instant uploadedAt,
            @Nullable Instant plannedAt,
            @Nullable Instant finishedAt,
            @Nullable String failure,
            ImportCounts counts) {

        static Status of(ImportView view) {
            return new Status(
                    view.id(),
                    view.revision(),
                    view.state(),
                    view.fileName(),
                    view.sha256(),
                    view.uploadedAt(),
                    view.plannedAt(),
                    view.finishedAt(),
                    view.failure(),
                    view.counts());
        }
    }

    @GetMapping("/registers/imports/{id}")
    ResponseEntity<Status> status(@PathVariable String id) {
        UUID wanted = NodeId.find(Kind.IMPORT, id).orElseThrow(ImportDecisions::notFound);
        ImportView found = imports.find(List.of(wanted)).get(wanted);
        if (found == null) {
            throw ImportDecisions.notFound();
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Status.of(found));
    }
}
