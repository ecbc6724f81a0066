package org.craregistry.portfolio;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.audit.Origin;
import org.craregistry.graphql.Refused;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.NewVersion;
import org.craregistry.law.RequirementStanding;
import org.craregistry.security.MayCall.Who;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes what is on file for products, on behalf of the caller: with the answers that it gives and the entries in the change log.
 * Two who change the same product at once wait for each other.
 */
@Service
public class ProductEvidence {

    private final ProductWriting writing;
    private final ProductRights rights;
    private final PortfolioBook portfolios;
    private final JdbcTemplate jdbc;

    ProductEvidence(ProductWriting writing, ProductRights rights, PortfolioBook portfolios, JdbcTemplate jdbc) {
        this.writing = writing;
        this.rights = rights;
        this.portfolios = portfolios;
        this.jdbc = jdbc;
    }

    /** The products of records of evidence, whoever asks; records that never were are absent. */
    public Map<UUID, UUID> productsOf(Collection<UUID> records) {
        if (records.isEmpty()) {
            return Map.of();
        }
        String marks = records.stream().map(id -> "?").collect(Collectors.joining(", "));
        return jdbc
                .query(
                        "SELECT id, product_id FROM evidence_record WHERE id IN (" + marks + ")",
                        (row, number) -> Map.entry(Ids.of(row.getBytes(1)), Ids.of(row.getBytes(2))),
                        records.stream().map(Ids::bytes).toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The product of a record of evidence; empty where the record never was and where the caller does not see its product. */
    public Optional<UUID> visibleProductOf(UUID record) {
        return rights.visibleProductOf(record);
    }

    /**
     * Changes what is on file for several products in one transaction: for all of them or for none. What the work reads beside the
     * locked products is as new as the lock, unless a transaction began before.
     *
     * @param place the field of the input that names a product
     * @param work changes the evidence of one product
     * @throws Refused where a product does not exist for the caller, is withdrawn, or the caller's role does not suffice, and
     *     whatever the work refuses
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void change(
            Set<UUID> ids, Function<UUID, String> place, Who who, @Nullable String reason, Consumer<Refiling> work) {
        Filing filing = new Filing(reason);
        writing.change(ids, place, who, (product, origin) -> filing.file(product, origin, work));
        filing.addRecords(jdbc);
    }

    /** The same for one product. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void change(UUID id, String place, Who who, @Nullable String reason, Consumer<Refiling> work) {
        change(Set.of(id), one -> place, who, reason, work);
    }

    /** The same for work of the registry itself, which nobody asked for. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void changeForWork(Collection<UUID> ids, Consumer<Refiling> work) {
        Filing filing = new Filing(null);
        writing.changeForWork(ids, (product, origin) -> filing.file(product, origin, work));
        filing.addRecords(jdbc);
    }

    /**
     * Has a new product take over what holds for it today of an earlier one, in the transaction that adds it.
     *
     * @return what it has not taken over
     */
    List<NotTakenOver> takeOver(Product earlier, Product added, Origin origin) {
        LocalDate today = portfolios.get(added.portfolioId()).dayOf(origin.at());
        FiledEvidence before = earlier.evidence();
        Map<AnnexIRequirement, RequirementStanding> held = new EnumMap<>(AnnexIRequirement.class);
        before.requirements().forEach((requirement, standing) -> {
            if (NewVersion.lapse(requirement).isEmpty()) {
                held.put(requirement, standing);
            }
        });
        Filing filing =
                new Filing("Taken over from " + earlier.state().identity().label());
        Consumer<Refiling> work = refiling -> {
            String version = added.state().identity().version();
            for (EvidenceKind kind : EvidenceKind.values()) {
                before.records(kind).stream()
                        .map(Filed::content)
                        .filter(piece -> NewVersion.lapse(piece, version, today).isEmpty())
                        .forEach(piece -> refiling.add(Ids.next(), piece));
            }
            refiling.standToRequirements(held.keySet(), held);
        };
        writing.change(List.of(added), origin, (product, at) -> filing.file(product, at, work));
        filing.addRecords(jdbc);
        return NotTakenOver.of(earlier, added.state(), today);
    }
}
