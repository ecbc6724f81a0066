package org.craregistry.conformity;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.graphql.QueryParameters;
import org.craregistry.storage.TemporaryFile;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriUtils;

/**
 * Hands documents of evidence out, to be saved and never to be shown in place. A document is complete on disk and compared with its
 * hash before its first byte is sent.
 */
@Controller
class EvidenceDownloadController {

    private static final String NOTHING_RUNS = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private final EvidenceDocumentNodes.Source<EvidenceFile> nodes;
    private final EvidenceFiles files;

    EvidenceDownloadController(EvidenceDocumentNodes.Source<EvidenceFile> nodes, EvidenceFiles files) {
        this.nodes = nodes;
        this.files = files;
    }

    @GetMapping("/evidence/files/{fileId}")
    void download(@PathVariable String fileId, ServletWebRequest request, HttpServletResponse response)
            throws IOException {
        QueryParameters.only(request.getRequest());
        EvidenceFile file = find(fileId);
        response.setHeader("Content-Security-Policy", NOTHING_RUNS);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePrivate().getHeaderValue());
        if (request.checkNotModified("\"" + file.sha256() + "\"")) {
            return;
        }
        if (request.getHttpMethod() == HttpMethod.HEAD) {
            describe(file, response);
            return;
        }
        try (TemporaryFile content = content(file)) {
            describe(file, response);
            Files.copy(content.path(), response.getOutputStream());
        }
    }

    private EvidenceFile find(String fileId) {
        UUID id = NodeId.find(NodeId.Kind.EVIDENCE_FILE, fileId).orElseThrow(EvidenceFileRemoval::absent);
        EvidenceFile file = nodes.find(List.of(id)).get(id);
        if (file == null) {
            throw EvidenceFileRemoval.absent();
        }
        return file;
    }

    /** The content as it was uploaded; a document removed meanwhile is absent. */
    private TemporaryFile content(EvidenceFile file) throws IOException {
        TemporaryFile content = files.content(file.documentId());
        if (content.sha256().equals(file.sha256())) {
            return content;
        }
        content.close();
        if (files.find(List.of(file.documentId())).isEmpty()) {
            throw EvidenceFileRemoval.absent();
        }
        throw new IllegalStateException("The content of document %s has the hash %s and not %s as when it was uploaded"
                .formatted(file.documentId(), content.sha256(), file.sha256()));
    }

    private static void describe(EvidenceFile file, HttpServletResponse response) {
        DocumentKind kind = file.content().kind();
        response.setContentType(kind.contentType().toString());
        response.setContentLengthLong(file.sizeInBytes());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(kind.safeName(file.fileName())));
    }

    /** With the name in letters that every client reads, and as it is (RFC 6266, RFC 8187). */
    static String disposition(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._() -]", "_");
        return ContentDisposition.attachment().filename(plain).build() + "; filename*=UTF-8''"
                + UriUtils.encode(name, StandardCharsets.UTF_8);
    }
}
