package org.craregistry.register.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.craregistry.portfolio.ProductKey;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.craregistry.register.Places;
import org.craregistry.register.Problem;
import org.craregistry.register.RegisterHeader;
import org.craregistry.register.RegisterRow;
import org.craregistry.register.RegisterSink;
import org.craregistry.register.imports.KeyResolution.Meant;
import org.craregistry.register.imports.KeysInFile.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a file as it is read and writes its plan in chunks, each looked up in one statement and stored in one transaction. */
final class PlanWriter implements RegisterSink {

    private static final int CHUNK = 500;

    private final StoredImport current;
    private final ProductQueries products;
    private final Imports imports;
    private final PlannedRows rows;
    private final TransactionTemplate transaction;

    private final List<RegisterHeader> headers = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();
    private final KeysInFile keys = new KeysInFile();
    private final KeyResolution keyResolution;
    private final ProblemGroups groups = new ProblemGroups();
    private final List<RegisterRow> waiting = new ArrayList<>(CHUNK);
    private int read;

    PlanWriter(
            StoredImport current,
            ProductQueries products,
            Imports imports,
            PlannedRows rows,
            TransactionTemplate transaction) {
        this.current = current;
        this.products = products;
        this.imports = imports;
        this.rows = rows;
        this.transaction = transaction;
        this.keyResolution =
                new KeyResolution(current.portfolio(), current.settings().alikeKeys(), products, transaction);
    }

    @Override
    public void header(RegisterHeader header) {
        flush();
        headers.add(header);
    }

    @Override
    public void row(RegisterRow row) {
        waiting.add(row);
        if (waiting.size() == CHUNK) {
            flush();
        }
    }

    @Override
    public void note(Problem problem) {
        notes.add(problem);
    }

    /** Writes what is still waiting and rejects the first of rows with one key, in the transaction of the caller. */
    void finish() {
        flush();
        keys.repeated().forEach((first, second) -> {
            Problem twin = twin(first, second);
            groups.add(List.of(twin));
            rows.reject(current.id(), first.place(), twin);
        });
    }

    List<RegisterHeader> headers() {
        return headers;
    }

    List<Problem> notes() {
        return notes;
    }

    ProblemGroups groups() {
        return groups;
    }

    int rowsRead() {
        return read;
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            List<PlannedRow> planned = plan();
            planned.forEach(row -> groups.add(row.problems()));
            read += waiting.size();
            waiting.clear();
            transaction.executeWithoutResult(status -> {
                imports.progress(current, read);
                rows.add(current.id(), planned);
            });
        }
    }

    private List<PlannedRow> plan() {
        Map<ProductKey, ProductView> existing = products.findForWork(current.portfolio(), keysWaiting());
        List<Meant> meant = keyResolution.resolve(waiting, existing, addresses());
        RowPlanning planning = new RowPlanning(addresses());
        List<PlannedRow> planned = new ArrayList<>(waiting.size());
        for (Meant one : meant) {
            RegisterRow row = one.row();
            int place = read + planned.size() + 1;
            ProductKey key = RowPlanning.key(row);
            Problem twin = key.reference().isEmpty() ? null : met(key, new Standing(place, row.sheet(), row.row()));
            planned.add(planning.plan(place, row, one.product(), twin));
        }
        return planned;
    }

    private Set<ProductKey> keysWaiting() {
        Set<ProductKey> wanted = new HashSet<>();
        waiting.stream().map(RowPlanning::key).forEach(wanted::add);
        return wanted;
    }

    private @Nullable Problem met(ProductKey key, Standing here) {
        Standing first = keys.meet(key, here);
        return first == null ? null : twin(here, first);
    }

    private Problem twin(Standing here, Standing other) {
        Places there = new Places(other.sheet(), headers.get(headers.size() - 1).csv());
        String words = "the product stands in %s as well; keep one row for each reference and version."
                .formatted(there.inRow(other.row()));
        return addresses().error("DUPLICATE_KEY", here.sheet(), here.row(), "reference", null, words);
    }

    private Addresses addresses() {
        return new Addresses(headers.get(headers.size() - 1));
    }
}
