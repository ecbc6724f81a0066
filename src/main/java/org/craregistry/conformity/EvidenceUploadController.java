package org.craregistry.conformity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.craregistry.conformity.EvidenceFileBook.Kept;
import org.craregistry.conformity.EvidenceFileBook.Upload;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Payload;
import org.craregistry.graphql.QueryParameters;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UploadBody;
import org.craregistry.security.MayCall;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.FileName;
import org.craregistry.storage.TemporaryFile;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes documents of evidence in over plain HTTP: the document is the body of the request. */
@RestController
class EvidenceUploadController {

    private static final String ANOTHER_PLACE =
            "Send an excerpt, or keep it elsewhere and record its address in the url of the evidence.";

    private static final List<String> FORMS = List.of("multipart/", "application/x-www-form-urlencoded");

    private final DocumentHolders holders;
    private final EvidenceFileBook book;
    private final EvidenceFileSettings settings;

    EvidenceUploadController(DocumentHolders holders, EvidenceFileBook book, EvidenceFileSettings settings) {
        this.holders = holders;
        this.book = book;
        this.settings = settings;
    }

    /** The answer to an upload; the id as the API writes it. */
    record Answer(
            String id,
            String fileName,
            String mediaType,
            @Nullable Sbom sbom,
            long sizeInBytes,
            String sha256) {

        static Answer of(EvidenceFile file) {
            return new Answer(
                    file.id(), file.fileName(), file.mediaType(), file.sbom(), file.sizeInBytes(), file.sha256());
        }
    }

    /** Answers 201 where a document was kept, and 200 where the same bytes were there before. */
    @PostMapping("/evidence/{recordId}/files")
    @MayCall(Who.EDITOR)
    public ResponseEntity<Answer> attach(@PathVariable String recordId, HttpServletRequest request) throws IOException {
        Kept<EvidenceFile> kept = receive(holders.find("id", recordId), request);
        HttpStatus status = kept.before() ? HttpStatus.OK : HttpStatus.CREATED;
        return ResponseEntity.status(status)
                .location(URI.create(kept.document().path()))
                .body(Answer.of(kept.document()));
    }

    private Kept<EvidenceFile> receive(DocumentHolder holder, HttpServletRequest request) throws IOException {
        requirePlainBody(request.getContentType());
        QueryParameters.only(request, "fileName", "kind");
        String name = FileName.shown(request.getParameter("fileName"));
        if (name == null) {
            throw new BadRequest("fileName is missing; say what the document is called, such as fileName=report.pdf.");
        }
        ProductDocumentKind kind = kind(holder, request.getParameter("kind"));
        try (TemporaryFile bytes =
                UploadBody.read(request, settings.largestFile().toBytes(), ANOTHER_PLACE)) {
            DocumentContent content = DocumentInspection.contentOf(bytes.path(), name, request.getContentType());
            if (kind == ProductDocumentKind.SBOM && content.kind().sbom() == null) {
                throw DocumentKind.refusal("no software bill of materials in CycloneDX or SPDX as JSON or XML");
            }
            return keep(holder, new Upload(name, kind, content, bytes));
        }
    }

    /** What a document of a product is has to be said, and of nothing else. */
    private static @Nullable ProductDocumentKind kind(DocumentHolder holder, @Nullable String told) {
        if (holder.isProduct() && told == null) {
            throw new BadRequest("kind is missing; say what the document is, one of %s."
                    .formatted(Arrays.toString(ProductDocumentKind.values())));
        }
        if (!holder.isProduct() && told != null) {
            throw new BadRequest("kind is for documents of a product only; leave it out here.");
        }
        return told == null ? null : ProductDocumentKind.named(told);
    }

    private Kept<EvidenceFile> keep(DocumentHolder holder, Upload upload) {
        Payload<Kept<EvidenceFile>> kept = Payload.of(() -> book.keep(holder, upload));
        if (!kept.errors().isEmpty()) {
            throw new Refused(kept.errors());
        }
        return Objects.requireNonNull(kept.result());
    }

    /** Comes before any parameter is read: to find them in a form, the server would take the document apart. */
    private static void requirePlainBody(@Nullable String contentType) {
        String type = String.valueOf(contentType).toLowerCase(Locale.ROOT);
        if (FORMS.stream().anyMatch(type::startsWith)) {
            HttpStatus status = HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            String detail =
                    "The Content-Type is that of a form. Send the document itself as the body, with the Content-Type that it has or application/octet-stream.";
            throw new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
        }
    }
}
