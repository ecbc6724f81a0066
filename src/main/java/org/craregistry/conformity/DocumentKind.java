package org.craregistry.conformity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The kinds of documents that are accepted as evidence: those that are read, and not carried out. */
enum DocumentKind {
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ODP("application/vnd.oasis.opendocument.presentation", "odp"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    CSV("text/csv", "csv"),
    TEXT("text/plain", "txt", "md", "log"),
    CYCLONEDX_JSON(SbomFormat.CYCLONEDX, "application/vnd.cyclonedx+json", "json"),
    CYCLONEDX_XML(SbomFormat.CYCLONEDX, "application/vnd.cyclonedx+xml", "xml"),
    SPDX_JSON(SbomFormat.SPDX, "application/spdx+json", "json"),
    SPDX_RDF(SbomFormat.SPDX, "application/rdf+xml", "rdf", "xml");

    private final @Nullable SbomFormat sbom;
    private final String mediaType;
    private final List<String> endings;

    DocumentKind(String mediaType, String... endings) {
        this(null, mediaType, endings);
    }

    DocumentKind(@Nullable SbomFormat sbom, String mediaType, String... endings) {
        this.sbom = sbom;
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    /** The format of a software bill of materials; {@code null} for other documents. */
    @Nullable
    SbomFormat sbom() {
        return sbom;
    }

    /** The media type without parameters. */
    String mediaType() {
        return mediaType;
    }

    /** The kind with a media type that {@link #mediaType()} gave. */
    static DocumentKind ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No kind of document: " + mediaType));
    }

    /** What a document of this kind is sent as. */
    MediaType contentType() {
        MediaType plain = MediaType.parseMediaType(mediaType);
        return plain.getType().equals("text") ? new MediaType(plain, StandardCharsets.UTF_8) : plain;
    }

    /** Whether a file with this name says that it is of this kind. */
    boolean isEndingOf(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(ending -> lower.endsWith("." + ending));
    }

    /** A name under which no machine takes a document of this kind for something else, such as {@code run.bat.txt}. */
    String safeName(String fileName) {
        return isEndingOf(fileName) ? fileName : fileName + "." + endings.get(0);
    }

    /**
     * Refuses a file.
     *
     * @param met what it is, such as {@code a script}
     */
    static ErrorResponseException refusal(String met) {
        String accepted = Arrays.stream(values())
                .filter(kind -> kind.sbom == null)
                .map(kind -> kind.endings.get(0))
                .collect(Collectors.joining(", "));
        String detail =
                "The file is %s. Accepted are, by their content: %s, and software bills of materials in CycloneDX or SPDX as JSON or XML; without macros, texts in UTF-8."
                        .formatted(met, accepted);
        HttpStatus status = HttpStatus.UNSUPPORTED_MEDIA_TYPE;
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
