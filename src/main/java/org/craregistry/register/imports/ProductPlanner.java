package org.craregistry.register.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final TransactionTemplate transaction;
    private final Map<SheetKind, Addresses> addresses = new EnumMap<>(SheetKind.class);
    private final KeysInFile keys = new KeysInFile();
    private int read;
    private int planned;

    ProductPlanner(
            StoredImport current,
            ProductQueries products,
            AnswersToPlans.Asked law,
            Imports imports,
            PlannedRows rows,
            StagedRows staging,
            TransactionTemplate transaction) {
        this.current = current;
        this.products = products;
        this.law = law;
        this.imports = imports;
        this.rows = rows;
        this.staging = staging;
        this.transaction = transaction;
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

    void header(SheetKind sheet, RegisterHeader header) {
        addresses.put(sheet, new Addresses(header));
    }

    void countRow() {
        read++;
    }

    int rowsRead() {
        return read;
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
        List<PlannedRow> plans = new ArrayList<>(part.size());
        for (Wanted one : part) {
            ProductRows all = rows(one, others.getOrDefault(one.key(), List.of()));
            plans.add(RowPlanning.plan(++planned, all, existing.get(one.key()), law));
        }
        inTransaction(() -> rows.add(current.id(), plans));
        staged.forEach(keys::planned);
    }

    /** Whether rows of other sheets are about products that are not planned yet. */
    boolean isLeft() {
        return keys.isStagedLeft();
    }

    /** Whether rows of other sheets are about this product, which is not planned yet. */
    boolean isLeft(ProductKey key) {
        return keys.staged(key) > 0;
    }

    private ProductRows rows(Wanted one, List<StagedRow> others) {
        List<Problem> problems = new ArrayList<>();
        others.forEach(other -> problems.addAll(other.problems()));
        List<EvidenceRow> evidence = others.stream()
                .map(other -> EvidenceRow.of(other, addresses(other.kind())))
                .toList();
        if (keys.staged(one.key()) > MOST_OF_PRODUCT) {
            problems.add(tooMany(others.get(0)));
        }
        if (one.row() == null) {
            return ProductRows.of(one.key(), evidence, problems);
        }
        Problem twin = twinOf(
                one.key(),
                new Standing(planned + 1, one.row().sheet(), one.row().row()));
        if (twin != null) {
            problems.add(twin);
        }
        return ProductRows.of(one.row(), evidence, problems, addresses(one.sheet()));
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
        keys.repeated().forEach((first, second) -> rows.reject(current.id(), first.place(), twin(first, second)));
    }

    private Problem twin(Standing here, Standing other) {
        String words = "the product stands in row %d of %s as well; keep one row for each reference and version."
                .formatted(other.row(), other.sheet());
        return addresses(SheetKind.PRODUCTS)
                .error("DUPLICATE_KEY", here.sheet(), here.row(), RowPlanning.REFERENCE, null, words);
    }

    private Addresses addresses(SheetKind sheet) {
        return Objects.requireNonNull(addresses.get(sheet));
    }
}
