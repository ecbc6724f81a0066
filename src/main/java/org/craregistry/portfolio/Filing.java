package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.craregistry.audit.Change;
import org.craregistry.audit.Origin;
import org.craregistry.storage.Ids;
import org.craregistry.storage.ManyRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Changes the evidence of products one by one, and remembers which records are new, to add them all at once. */
final class Filing {

    private static final ManyRows TABLE = new ManyRows("evidence_record", List.of("id", "product_id", "kind"));

    private final @Nullable String reason;
    private final List<@Nullable Object[]> added = new ArrayList<>();

    Filing(@Nullable String reason) {
        this.reason = reason;
    }

    /** Changes what is on file for a product that the transaction has locked or adds, and gives the entries for the change log. */
    List<Change> file(Product product, Origin origin, Consumer<Refiling> work) {
        Refiling refiling = new Refiling(product, origin, reason);
        work.accept(refiling);
        if (!refiling.changes().isEmpty()) {
            remember(product.id(), product.evidence(), refiling);
            product.file(refiling.evidence(), origin.at());
        }
        return refiling.changes();
    }

    private void remember(UUID product, FiledEvidence before, Refiling refiling) {
        for (EvidenceKind kind : EvidenceKind.values()) {
            Set<UUID> known = new HashSet<>();
            before.records(kind).forEach(record -> known.add(record.recordId()));
            refiling.evidence().records(kind).stream()
                    .filter(record -> !known.contains(record.recordId()) && !refiling.isRestored(record.recordId()))
                    .forEach(record ->
                            added.add(new Object[] {Ids.bytes(record.recordId()), Ids.bytes(product), kind.name()}));
        }
    }

    /** Adds the new records; comes after the products are written. */
    void addRecords(JdbcTemplate jdbc) {
        TABLE.add(jdbc, added);
    }
}
