package org.craregistry.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.craregistry.audit.Change;
import org.craregistry.audit.ChangeLog;
import org.craregistry.audit.Origin;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.NewVersion;
import org.craregistry.law.RequirementStanding;
import org.craregistry.security.Access;
import org.craregistry.security.CurrentCaller;
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

    private final Products products;
    private final PortfolioBook portfolios;
    private final Appraiser appraiser;
    private final AnswerCounts counts;
    private final ChangeLog changeLog;
    private final Access access;
    private final CurrentCaller caller;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    ProductEvidence(
            Products products,
            PortfolioBook portfolios,
            Appraiser appraiser,
            AnswerCounts counts,
            ChangeLog changeLog,
            Access access,
            CurrentCaller caller,
            JdbcTemplate jdbc,
            Clock clock) {
        this.products = products;
        this.portfolios = portfolios;
        this.appraiser = appraiser;
        this.counts = counts;
        this.changeLog = changeLog;
        this.access = access;
        this.caller = caller;
        this.jdbc = jdbc;
        this.clock = clock;
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
        UUID product = productsOf(List.of(record)).get(record);
        return Optional.ofNullable(product)
                .filter(found -> portfoliosOf(List.of(found)).values().stream().allMatch(access::sees));
    }

    /** The portfolios of products, read without a lock: nobody may keep others waiting for what he does not see. */
    private Map<UUID, UUID> portfoliosOf(Collection<UUID> ids) {
        String marks = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
        return jdbc
                .query(
                        "SELECT id, portfolio_id FROM product WHERE id IN (" + marks + ")",
                        (row, number) -> Map.entry(Ids.of(row.getBytes(1)), Ids.of(row.getBytes(2))),
                        ids.stream().map(Ids::bytes).toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Changes what is on file for several products in one transaction: for all of them or for none. What the work reads beside the
     * locked products is as new as the lock, unless a transaction began before.
     *
     * @param work changes the evidence of one product
     * @throws Refused where a product does not exist for the caller, is withdrawn, or the caller's role does not suffice, and
     *     whatever the work refuses
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void change(Collection<UUID> ids, Who who, @Nullable String reason, Consumer<Refiling> work) {
        Set<UUID> asked = new LinkedHashSet<>(ids);
        requireRights(asked, who);
        List<Product> found = products.lock(asked);
        if (found.stream().anyMatch(Product::isWithdrawn)) {
            throw Refused.because(
                    Code.NOT_POSSIBLE, "product", "The product was withdrawn; register it anew to go on with it.");
        }
        write(found, caller.get().origin(clock.instant()), reason, work);
    }

    /** The same for work of the registry itself, which nobody asked for. */
    @Transactional
    public void changeForWork(Collection<UUID> ids, Consumer<Refiling> work) {
        write(products.lock(ids), Origin.system(clock.instant()), null, work);
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
        String reason = "Taken over from " + earlier.state().identity().label();
        write(List.of(added), origin, reason, refiling -> {
            String version = added.state().identity().version();
            for (EvidenceKind kind : EvidenceKind.values()) {
                before.records(kind).stream()
                        .map(Filed::content)
                        .filter(piece -> NewVersion.lapse(piece, version, today).isEmpty())
                        .forEach(piece -> refiling.add(Ids.next(), piece));
            }
            refiling.standToRequirements(held.keySet(), held);
        });
        return NotTakenOver.of(earlier, added.state(), today);
    }

    private void write(List<Product> found, Origin origin, @Nullable String reason, Consumer<Refiling> work) {
        List<Change> changes = new ArrayList<>();
        List<Object[]> added = new ArrayList<>();
        for (Product product : found) {
            Refiling refiling = new Refiling(product, origin, reason);
            work.accept(refiling);
            if (!refiling.changes().isEmpty()) {
                addRecords(product.id(), product.evidence(), refiling.evidence(), added);
                CountedAnswers counted = product.counted();
                product.file(refiling.evidence(), origin.at());
                LocalDate today = portfolios.get(product.portfolioId()).dayOf(origin.at());
                product.keep(appraiser.appraise(product.recorded(), today));
                counts.change(counted, product.counted());
                changes.addAll(refiling.changes());
            }
        }
        products.flush();
        jdbc.batchUpdate("INSERT INTO evidence_record (id, product_id, kind) VALUES (?, ?, ?)", added);
        changeLog.record(changes);
    }

    private void requireRights(Set<UUID> asked, Who who) {
        Map<UUID, UUID> portfolios = portfoliosOf(asked);
        Set<UUID> visible = access.visible(Set.copyOf(portfolios.values()));
        if (portfolios.size() < asked.size() || !visible.containsAll(portfolios.values())) {
            throw Refused.because(Code.NOT_FOUND, "product", "There is no product with this id that you may see.");
        }
        visible.forEach(portfolio -> access.require(portfolio, who));
    }

    private static void addRecords(UUID product, FiledEvidence before, FiledEvidence after, List<Object[]> added) {
        for (EvidenceKind kind : EvidenceKind.values()) {
            Set<UUID> known = new HashSet<>();
            before.records(kind).forEach(record -> known.add(record.recordId()));
            after.records(kind).stream()
                    .filter(record -> !known.contains(record.recordId()))
                    .forEach(record ->
                            added.add(new Object[] {Ids.bytes(record.recordId()), Ids.bytes(product), kind.name()}));
        }
    }
}
