package org.craregistry.register.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.craregistry.audit.ChangeLog;
import org.craregistry.portfolio.AnswersToPlans;
import org.craregistry.portfolio.ProductKey;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.craregistry.register.Problem;
import org.craregistry.register.RegisterHeader;
import org.craregistry.register.RegisterRow;
import org.craregistry.register.SheetKind;
import org.craregistry.register.imports.KeysInFile.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans the products of a file in chunks, each looked up in one statement and stored in one transaction. */
final class ProductPlanner {

    /** How many characters of rows of other sheets are held at once. */
    private static final long MOST_HELD = 4_000_000;

    /** How many of them may be about one product: enough for all the records that it can have. */
    private static final long MOST_OF_PRODUCT = 10_000_000;

    /** What a row takes beside its texts, in characters. */
    private static final long ROW = 500;

    private final StoredImport current;
    private final ProductQueries products;
    private final AnswersToPlans.Asked law;
    private final Imports imports;
    private final PlannedRows rows;
    private final StagedRows staging;
    private final ChangeLog changeLog;
    private final TransactionTemplate transaction;
    private final Map<SheetKind, Addresses> addresses = new EnumMap<>(SheetKind.class);
    private final Map<String, Addresses> addressesByName = new HashMap<>();
    private final KeysInFile keys = new KeysInFile();
    private final KeyResolution keyResolution;
    private final ProblemGroups groups = new ProblemGroups();
    private @Nullable OlderExport export;
    private int read;
    private int planned;

    ProductPlanner(
            StoredImport current,
            ProductQueries products,
            AnswersToPlans.Asked law,
            Imports imports,
            PlannedRows rows,
            StagedRows staging,
            ChangeLog changeLog,
            TransactionTemplate transaction) {
        this.current = current;
        this.products = products;
        this.law = law;
        this.imports = imports;
        this.rows = rows;
        this.staging = staging;
        this.changeLog = changeLog;
        this.transaction = transaction;
        this.keyResolution =
                new KeyResolution(current.portfolio(), current.settings().alikeKeys(), products, transaction);
    }

    /**
     * A product to plan.
     *
     * @param row where the product itself stands; {@code null} where only other sheets are about it
     * @param sheet the sheet that is being read
     */
    record Wanted(ProductKey key, @Nullable RegisterRow row, SheetKind sheet) {}

    void expect(int rowsInFile) {
        transaction.executeWithoutResult(status -> imports.expect(current, rowsInFile));
    }

    /** The file is an export: what it takes back of what was changed here since is marked. */
    void exportedAt(Instant at) {
        export = new OlderExport(current.portfolio(), at, changeLog, this::addresses);
    }

    /** What is to be said of the file as a whole, once all is planned. */
    Optional<Problem> note() {
        return Optional.ofNullable(export).flatMap(OlderExport::note);
    }

    void header(SheetKind sheet, RegisterHeader header) {
        Addresses where = new Addresses(header);
        addresses.put(sheet, where);
        addressesByName.put(header.sheet(), where);
    }

    void countRow() {
        read++;
    }

    int rowsRead() {
        return read;
    }

    /** The problems of all rows, summed up. */
    ProblemGroups groups() {
        return groups;
    }

    /** Counts a row of another sheet that is about a product; whether it can be taken, as the first one can in any case. */
    boolean mayTake(ProductKey key, long characters) {
        long all = keys.stage(key, ROW + characters);
        return all <= MOST_OF_PRODUCT || all == ROW + characters;
    }

    /**
     * Does something and tells how many rows were read.
     *
     * @throws Superseded where somebody else goes on with the import, or has ended it
     */
    void inTransaction(Runnable work) {
        transaction.executeWithoutResult(status -> {
            imports.progress(current, read);
            work.run();
        });
    }

    /** Plans products, so many at once that few rows of other sheets are held. */
    void plan(List<Wanted> wanted) {
        List<Wanted> part = new ArrayList<>();
        long held = 0;
        for (Wanted one : wanted) {
            part.add(one);
            held += keys.staged(one.key());
            if (held >= MOST_HELD) {
                planPart(part);
                part.clear();
                held = 0;
            }
        }
        planPart(part);
    }

    private void planPart(List<Wanted> part) {
        if (part.isEmpty()) {
            return;
        }
        Set<ProductKey> about = part.stream().map(Wanted::key).collect(Collectors.toSet());
        Set<ProductKey> staged =
                about.stream().filter(key -> keys.staged(key) > 0).collect(Collectors.toSet());
        Map<ProductKey, List<StagedRow>> others = staging.find(current.id(), staged);
        Map<ProductKey, ProductView> existing = products.findForWork(current.portfolio(), about);
        List<PlannedRow> plans = plans(told(part, others, existing));
        plans.forEach(row -> groups.add(row.problems()));
        inTransaction(() -> rows.add(current.id(), plans));
        staged.forEach(keys::planned);
    }

    private List<PlannedRow> plans(List<Told> told) {
        int before = planned;
        List<ProductRows> said = new ArrayList<>(told.size());
        List<UUID> notOnFile = new ArrayList<>();
        Map<UUID, Instant> changedAt = new HashMap<>();
        for (Told one : told) {
            planned++;
            ProductRows rows = rows(one);
            said.add(rows);
            ProductView product = one.meant().product();
            if (product != null) {
                changedAt.put(product.productId(), product.changedAt());
                rows.evidence()
                        .forEach(row -> RecordPlanning.notOnFile(row, product.evidence())
                                .ifPresent(notOnFile::add));
            }
        }
        Map<UUID, Map<UUID, Instant>> removals = changeLog.removals(notOnFile);
        List<PlannedRow> plans = new ArrayList<>(told.size());
        for (int i = 0; i < told.size(); i++) {
            ProductView product = told.get(i).meant().product();
            Map<UUID, Instant> removed =
                    product == null ? Map.of() : removals.getOrDefault(product.productId(), Map.of());
            plans.add(RowPlanning.plan(before + i + 1, said.get(i), product, removed, law));
        }
        return export == null ? plans : export.mark(plans, changedAt);
    }

    /** Whether rows of other sheets are about products that are not planned yet. */
    boolean isLeft() {
        return keys.isStagedLeft();
    }

    /** Whether rows of other sheets are about this product, which is not planned yet. */
    boolean isLeft(ProductKey key) {
        return keys.staged(key) > 0;
    }

    /**
     * What is said of a product.
     *
     * @param wanted as the file has it
     * @param meant the product that this means
     * @param others what other sheets say of it
     */
    private record Told(Wanted wanted, KeyResolution.Meant meant, List<StagedRow> others) {}

    private List<Told> told(
            List<Wanted> part, Map<ProductKey, List<StagedRow>> others, Map<ProductKey, ProductView> existing) {
        Map<SheetKind, List<Told>> bySheet = new EnumMap<>(SheetKind.class);
        List<Told> told = new ArrayList<>(part.size());
        Map<ProductKey, List<StagedRow>> left = new HashMap<>(others);
        for (Wanted one : part) {
            List<StagedRow> about = left.remove(one.key()); // once, where a key is repeated
            told.add(told(one, about == null ? List.of() : about));
        }
        told.forEach(one ->
                bySheet.computeIfAbsent(sheetOf(one), any -> new ArrayList<>()).add(one));
        Map<RegisterRow, KeyResolution.Meant> meant = new IdentityHashMap<>();
        bySheet.forEach((sheet, those) -> {
            List<RegisterRow> wanted =
                    those.stream().map(one -> one.meant().row()).toList();
            List<KeyResolution.Meant> resolved = keyResolution.resolve(wanted, existing, addresses(sheet));
            for (int i = 0; i < wanted.size(); i++) {
                meant.put(wanted.get(i), resolved.get(i));
            }
        });
        return told.stream()
                .map(one -> new Told(
                        one.wanted(),
                        Objects.requireNonNull(meant.get(one.meant().row())),
                        one.others()))
                .toList();
    }

    /** Of the rows of a flat file the first one stands for the product, with what the others say of the product itself. */
    private Told told(Wanted wanted, List<StagedRow> others) {
        if (wanted.row() != null) {
            return new Told(wanted, new KeyResolution.Meant(wanted.row(), null), others);
        }
        List<StagedRow> flat =
                others.stream().filter(row -> row.kind() == SheetKind.PRODUCTS).toList();
        if (flat.isEmpty()) {
            return new Told(wanted, new KeyResolution.Meant(keyOf(others.get(0)), null), others);
        }
        RegisterRow together = RowsTogether.of(flat, addresses(SheetKind.PRODUCTS));
        List<StagedRow> rest = others.stream().filter(row -> row != flat.get(0)).toList();
        return new Told(
                new Wanted(wanted.key(), together, SheetKind.PRODUCTS), new KeyResolution.Meant(together, null), rest);
    }

    private static SheetKind sheetOf(Told one) {
        return one.wanted().row() == null
                ? one.others().get(0).kind()
                : one.wanted().sheet();
    }

    /** The key alone of a row of another sheet. */
    private static RegisterRow keyOf(StagedRow row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String field : List.of(RowPlanning.REFERENCE, RowPlanning.VERSION)) {
            Object value = row.told().get(field);
            if (value != null) {
                values.put(field, value);
            }
        }
        return new RegisterRow(row.sheet(), row.row(), values, List.of());
    }

    private ProductRows rows(Told told) {
        List<Problem> problems = new ArrayList<>();
        told.others().forEach(other -> problems.addAll(other.problems()));
        List<EvidenceRow> evidence = told.others().stream()
                .flatMap(other -> EvidenceRow.of(other, addresses(other.kind())).stream())
                .toList();
        if (keys.staged(told.wanted().key()) > MOST_OF_PRODUCT) {
            problems.add(tooMany(told.others().get(0)));
        }
        RegisterRow row = told.meant().row();
        ProductKey key = RowPlanning.key(row);
        Standing here = new Standing(planned, row.sheet(), row.row());
        if (told.wanted().row() == null) {
            problems.addAll(row.problems());
            secondNaming(key, here, addresses(sheetOf(told))).ifPresent(problems::add);
            return ProductRows.of(key, evidence, problems);
        }
        Problem twin = twinOf(key, here);
        if (twin != null) {
            problems.add(twin);
        }
        return ProductRows.of(row, evidence, problems, addresses(told.wanted().sheet()));
    }

    /** Of a product that the file calls in two ways, what is said under the second name cannot be taken together with the first. */
    private Optional<Problem> secondNaming(ProductKey key, Standing here, Addresses where) {
        Standing first = keys.first(key);
        if (first == null) {
            keys.meet(key, here);
            return Optional.empty();
        }
        String words = "the same product stands in %s under another reference or version; write both in the same way."
                .formatted(where.inRow(first.sheet(), first.row()));
        return Optional.of(where.error("DUPLICATE_KEY", here.sheet(), here.row(), RowPlanning.REFERENCE, null, words));
    }

    private Problem tooMany(StagedRow first) {
        String words =
                "the sheets say more about this product than can be taken in at once; split its rows between two files.";
        return addresses(first.kind())
                .error("TOO_MANY_ROWS", first.sheet(), first.row(), RowPlanning.REFERENCE, null, words);
    }

    private @Nullable Problem twinOf(ProductKey key, Standing here) {
        Standing first = key.reference().isEmpty() ? null : keys.meet(key, here);
        return first == null ? null : twin(here, first);
    }

    /** Rejects the first of rows with one key, in the transaction of the caller. */
    void rejectTwins() {
        keys.repeated().forEach((first, second) -> {
            Problem twin = twin(first, second);
            groups.add(List.of(twin));
            rows.reject(current.id(), first.place(), twin);
        });
    }

    private Problem twin(Standing here, Standing other) {
        Addresses where = addresses(SheetKind.PRODUCTS);
        String words =
                "the product stands in %s as well; keep one row for each reference and version. Where each row is about another certificate, say which columns tell so, such as the one with its number; the rows are taken together then."
                        .formatted(where.inRow(other.sheet(), other.row()));
        return where.error("DUPLICATE_KEY", here.sheet(), here.row(), RowPlanning.REFERENCE, null, words);
    }

    private Addresses addresses(SheetKind sheet) {
        return Objects.requireNonNull(addresses.get(sheet));
    }

    private Addresses addresses(String sheet) {
        return Objects.requireNonNull(addressesByName.get(sheet));
    }
}
