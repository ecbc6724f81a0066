package org.craregistry.conformity;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.audit.Origin;
import org.craregistry.storage.FileParts;
import org.craregistry.storage.Ids;
import org.craregistry.storage.TemporaryFile;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The stored documents, whoever asks; those that were removed are no longer found. */
@Component
class EvidenceFiles {

    private static final String SELECT = """
            SELECT id, record_id, product_id, portfolio_id, file_name, document_kind, media_type, format_version, size_in_bytes,
                sha256, uploaded_by, uploaded_at
            FROM evidence_file WHERE removed_at IS NULL AND %s IN (%s) ORDER BY id""";

    private final JdbcTemplate jdbc;
    private final FileParts parts;

    EvidenceFiles(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.parts = new FileParts(jdbc, "evidence_file_part", "file_id");
    }

    /** Those with these ids, in one statement. */
    List<EvidenceFile> find(Collection<UUID> ids) {
        return select("id", ids);
    }

    /** Those of products, in one statement, in the order in which they were uploaded. */
    List<EvidenceFile> ofProducts(Collection<UUID> products) {
        return select("product_id", products);
    }

    /**
     * Keeps a document.
     *
     * @throws IOException where the disk fails
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(EvidenceFile file, @Nullable UUID account, TemporaryFile content) throws IOException {
        jdbc.update(
                """
                INSERT INTO evidence_file (id, record_id, product_id, portfolio_id, file_name, document_kind, media_type,
                    format_version, size_in_bytes, sha256, uploaded_by, uploaded_by_account, uploaded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                Ids.bytes(file.documentId()),
                Ids.bytes(file.recordId()),
                Ids.bytes(file.productId()),
                Ids.bytes(file.portfolioId()),
                file.fileName(),
                file.kind() == null ? null : file.kind().name(),
                file.mediaType(),
                file.content().formatVersion(),
                file.sizeInBytes(),
                HexFormat.of().parseHex(file.sha256()),
                file.uploadedBy(),
                Ids.bytesOrNull(account),
                UtcTime.column(file.uploadedAt()));
        parts.keep(file.documentId(), content);
    }

    /** Deletes the content of a document and keeps what it was; whether it was still there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean remove(UUID id, Origin origin, @Nullable String reason) {
        int removed = jdbc.update(
                """
                UPDATE evidence_file SET removed_by = ?, removed_by_account = ?, removed_at = ?, removal_reason = ?
                WHERE id = ? AND removed_at IS NULL""",
                origin.actor(),
                Ids.bytesOrNull(origin.account()),
                UtcTime.column(origin.at()),
                reason,
                Ids.bytes(id));
        parts.delete(id);
        return removed == 1;
    }

    /**
     * Brings the content of a document to disk; whoever asks closes it.
     *
     * @throws IOException where the disk fails
     */
    TemporaryFile content(UUID id) throws IOException {
        return parts.fetch(id);
    }

    private List<EvidenceFile> select(String column, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String marks = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
        return jdbc.query(
                SELECT.formatted(column, marks),
                EvidenceFiles::read,
                ids.stream().map(Ids::bytes).toArray());
    }

    private static EvidenceFile read(ResultSet row, int number) throws SQLException {
        return new EvidenceFile(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("record_id")),
                Ids.of(row.getBytes("product_id")),
                Ids.of(row.getBytes("portfolio_id")),
                row.getString("file_name"),
                ProductDocumentKind.stored(row.getString("document_kind")),
                new DocumentContent(
                        DocumentKind.ofMediaType(row.getString("media_type")), row.getString("format_version")),
                row.getLong("size_in_bytes"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getString("uploaded_by"),
                UtcTime.of(row, "uploaded_at"));
    }
}
