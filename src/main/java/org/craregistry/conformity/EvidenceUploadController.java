package org.craregistry.conformity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.craregistry.conformity.EvidenceFileBook.Document;
import org.craregistry.conformity.EvidenceFileBook.Kept;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.Payload;
import org.craregistry.graphql.QueryParameters;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UploadBody;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.ProductView;
import org.craregistry.security.Access;
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

    private final EvidenceRecords records;
    private final EvidenceFileBook book;
    private final EvidenceFileSettings settings;
    private final Access access;

    EvidenceUploadController(
            EvidenceRecords records, EvidenceFileBook book, EvidenceFileSettings settings, Access access) {
        this.records = records;
        this.book = book;
        this.settings = settings;
        this.access = access;
    }

    /** The answer to an upload; the id as the API writes it. */
    record Answer(String id, String fileName, String mediaType, long size, String sha256) {

        static Answer of(EvidenceFile file) {
            return new Answer(file.id(), file.fileName(), file.mediaType(), file.size(), file.sha256());
        }
    }

    /** Answers 201 where a document was kept, and 200 where the same bytes were there before. */
    @PostMapping("/evidence/{recordId}/files")
    @MayCall(Who.EDITOR)
    public ResponseEntity<Answer> attach(@PathVariable String recordId, HttpServletRequest request) throws IOException {
        EvidenceKind kind = kindOf(recordId);
        UUID record = NodeId.find(kind.node(), recordId).orElseThrow(() -> EvidenceBook.absent(kind));
        EvidenceView<?> evidence = records.find(kind, List.of(record)).get(record);
        if (evidence == null) {
            throw EvidenceBook.absent(kind);
        }
        access.require(evidence.product().portfolio().portfolioId(), Who.EDITOR);
        Kept kept = receive(kind, evidence.product(), record, request);
        HttpStatus status = kept.before() ? HttpStatus.OK : HttpStatus.CREATED;
        return ResponseEntity.status(status)
                .location(URI.create(kept.file().path()))
                .body(Answer.of(kept.file()));
    }

    private Kept receive(EvidenceKind kind, ProductView product, UUID record, HttpServletRequest request)
            throws IOException {
        requirePlainBody(request.getContentType());
        QueryParameters.only(request, "fileName");
        String name = FileName.shown(request.getParameter("fileName"));
        if (name == null) {
            throw new BadRequest("fileName is missing; say what the document is called, such as fileName=report.pdf.");
        }
        try (TemporaryFile content =
                UploadBody.read(request, settings.largestFile().toBytes(), ANOTHER_PLACE)) {
            DocumentKind document = DocumentInspection.kindOf(content.path(), name, request.getContentType());
            return keep(kind, product.productId(), record, new Document(name, document, content));
        }
    }

    private Kept keep(EvidenceKind kind, UUID product, UUID record, Document document) {
        Payload<Kept> kept = Payload.of(() -> book.keep(kind, product, record, document));
        if (!kept.errors().isEmpty()) {
            throw new Refused(kept.errors());
        }
        return Objects.requireNonNull(kept.result());
    }

    /** The kind of evidence that an id is of; for an id of something else any, as it finds none. */
    private static EvidenceKind kindOf(String recordId) {
        return Arrays.stream(EvidenceKind.values())
                .filter(kind -> NodeId.find(kind.node(), recordId).isPresent())
                .findFirst()
                .orElse(EvidenceKind.CERTIFICATE);
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
