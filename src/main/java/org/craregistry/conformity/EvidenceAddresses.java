package org.craregistry.conformity;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.audit.Origin;
import org.craregistry.storage.Ids;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The stored addresses of documents, whoever asks; those that were removed are no longer found. */
@Component
class EvidenceAddresses {

    private static final String SELECT = """
            SELECT id, record_id, product_id, portfolio_id, url, title, document_kind, attached_by, attached_at
            FROM evidence_address WHERE removed_at IS NULL AND %s IN (%s) ORDER BY id""";

    private final JdbcTemplate jdbc;

    EvidenceAddresses(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those with these ids, in one statement. */
    List<EvidenceAddress> find(Collection<UUID> ids) {
        return select("id", ids);
    }

    /** Those of products, in one statement, in the order in which they were attached. */
    List<EvidenceAddress> ofProducts(Collection<UUID> products) {
        return select("product_id", products);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(EvidenceAddress address, @Nullable UUID account) {
        jdbc.update(
                """
                INSERT INTO evidence_address (id, record_id, product_id, portfolio_id, url, title, document_kind, attached_by,
                    attached_by_account, attached_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                Ids.bytes(address.documentId()),
                Ids.bytes(address.recordId()),
                Ids.bytes(address.productId()),
                Ids.bytes(address.portfolioId()),
                address.url().toString(),
                address.title(),
                address.kind() == null ? null : address.kind().name(),
                address.attachedBy(),
                Ids.bytesOrNull(account),
                UtcTime.column(address.attachedAt()));
    }

    /** Whether it was still there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean remove(UUID id, Origin origin, @Nullable String reason) {
        return jdbc.update(
                        """
                        UPDATE evidence_address SET removed_by = ?, removed_by_account = ?, removed_at = ?, removal_reason = ?
                        WHERE id = ? AND removed_at IS NULL""",
                        origin.actor(),
                        Ids.bytesOrNull(origin.account()),
                        UtcTime.column(origin.at()),
                        reason,
                        Ids.bytes(id))
                == 1;
    }

    private List<EvidenceAddress> select(String column, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String marks = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
        return jdbc.query(
                SELECT.formatted(column, marks),
                EvidenceAddresses::read,
                ids.stream().map(Ids::bytes).toArray());
    }

    private static EvidenceAddress read(ResultSet row, int number) throws SQLException {
        return new EvidenceAddress(
                Ids.of(row.getBytes("id")),
                Ids.of(row.getBytes("record_id")),
                Ids.of(row.getBytes("product_id")),
                Ids.of(row.getBytes("portfolio_id")),
                URI.create(row.getString("url")),
                row.getString("title"),
                ProductDocumentKind.stored(row.getString("document_kind")),
                row.getString("attached_by"),
                UtcTime.of(row, "attached_at"));
    }
}
