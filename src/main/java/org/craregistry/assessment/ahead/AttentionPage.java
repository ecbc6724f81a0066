package org.craregistry.assessment.ahead;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * Picks one page out of entries that come in any order, and counts all; holds no more than the page, one entry, and those that
 * stand for several products.
 */
final class AttentionPage {

    private final PageRequest request;
    private final @Nullable AttentionPlace beyond;
    private final Comparator<AttentionPlace> order;
    private final PriorityQueue<AttentionEntry> farthestFirst;
    private final @Nullable String group;
    private final SharedEntries shared = new SharedEntries();
    private long all;

    /** @param group the one whose entries are wanted, one for each product; {@code null} for all entries */
    AttentionPage(PageRequest request, @Nullable String group) {
        this.request = request;
        this.group = group;
        this.beyond = request.cursor() == null ? null : AttentionPlace.of(request.cursor());
        this.order = request.backward() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        this.farthestFirst = new PriorityQueue<>(Comparator.comparing(AttentionEntry::at, order.reversed()));
    }

    void take(AttentionEntry entry) {
        boolean isWanted = group == null ? !shared.take(entry) : group.equals(entry.group());
        if (isWanted) {
            add(entry);
        }
    }

    private void add(AttentionEntry entry) {
        all++;
        if (beyond != null && order.compare(entry.at(), beyond) <= 0) {
            return;
        }
        farthestFirst.add(entry);
        if (farthestFirst.size() > request.size() + 1) {
            farthestFirst.poll();
        }
    }

    /** The page; once, when every entry was taken. */
    Connection<AttentionEntry> connection() {
        shared.entries().forEach(this::add);
        List<AttentionEntry> rows = farthestFirst.stream()
                .sorted(Comparator.comparing(AttentionEntry::at, order))
                .toList();
        long count = all;
        return Connection.of(request, rows, entry -> entry.at().cursor()).countedBy(() -> count);
    }
}
