package org.craregistry.register.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.NodeId.Kind;
import org.craregistry.graphql.QueryParameters;
import org.craregistry.graphql.UploadBody;
import org.craregistry.portfolio.PortfolioQueries;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.register.ReadSettings;
import org.craregistry.register.imports.ImportReception.Received;
import org.craregistry.security.Access;
import org.craregistry.security.CurrentCaller;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes registers in over plain HTTP: the file is the body of the request. */
@RestController
class UploadController {

    private static final String SEVERAL_FILES = "Send the register in several files.";

    private final PortfolioQueries portfolios;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final ImportReception reception;
    private final ImportSettings settings;

    UploadController(
            PortfolioQueries portfolios,
            Access access,
            CurrentCaller currentCaller,
            ImportReception reception,
            ImportSettings settings) {
        this.portfolios = portfolios;
        this.access = access;
        this.currentCaller = currentCaller;
        this.reception = reception;
        this.settings = settings;
    }

    /** The answer to an upload; all ids as the API writes them. */
    record Answer(String id, ImportState state, List<String> sameAs) {}

    @PostMapping("/registers/{portfolioKey}/imports")
    @MayCall(Who.COMPLIANCE)
    public ResponseEntity<Answer> upload(
            @PathVariable String portfolioKey,
            @RequestParam(required = false) @Nullable String fileName,
            HttpServletRequest request)
            throws IOException {
        PortfolioView portfolio = portfolios.get(portfolioKey);
        access.require(portfolio.portfolioId(), Who.COMPLIANCE);
        Received received = receive(portfolio.portfolioId(), fileName, request);
        String id = id(received.id());
        List<String> sameAs =
                received.sameAs().stream().map(UploadController::id).toList();
        return ResponseEntity.accepted()
                .location(URI.create("/registers/imports/" + id))
                .body(new Answer(id, ImportState.RECEIVED, sameAs));
    }

    private Received receive(UUID portfolio, @Nullable String fileName, HttpServletRequest request) throws IOException {
        String mediaType = UploadParameters.mediaType(request.getContentType());
        if (mediaType == null) {
            throw unsupported();
        }
        QueryParameters.only(request, UploadParameters.SEVERAL, UploadParameters.NAMES);
        String name = FileName.shown(fileName);
        ReadSettings read = UploadParameters.settings(request.getParameterMap(), request.getContentType());
        try (TemporaryFile content =
                UploadBody.read(request, settings.largestFile().toBytes(), SEVERAL_FILES)) {
            Upload upload = new Upload(name, mediaType, read, content);
            return reception.receive(portfolio, upload, Sender.of(currentCaller.get()));
        }
    }

    private static String id(UUID id) {
        return NodeId.of(Kind.IMPORT, id);
    }

    private static ErrorResponseException unsupported() {
        HttpStatus status = HttpStatus.UNSUPPORTED_MEDIA_TYPE;
        String detail =
                "The Content-Type is none of a register. Send the file as the body, as application/vnd.openxmlformats-officedocument.spreadsheetml.sheet for .xlsx, text/csv for CSV, or application/octet-stream.";
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
