package org.craregistry.assessment.ahead;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
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
            all++;
            list(entry);
        }
    }

    /** Lists an entry that is counted already. */
    void list(AttentionEntry entry) {
        if (!isBeyond(entry.at())) {
            return;
        }
        farthestFirst.add(entry);
        if (farthestFirst.size() > request.size() + 1) {
            farthestFirst.poll();
        }
    }

    /** Whether it has as many entries as it can have, and one more. */
    boolean isFull() {
        return farthestFirst.size() > request.size();
    }

    private boolean isBeyond(AttentionPlace place) {
        return beyond == null || order.compare(place, beyond) > 0;
    }

    /** Counts so many entries, whether they are listed or not. */
    void count(long entries) {
        all += entries;
    }

    /** Whether something of this group was taken that may concern several products. */
    boolean shares(String groupName) {
        return shared.has(groupName);
    }

    /** Those that may be on the page, of some that stand at these places: as many as it has, and one more. */
    <T> List<T> first(Collection<T> some, Function<T, AttentionPlace> place) {
        return some.stream()
                .filter(one -> isBeyond(place.apply(one)))
                .sorted(Comparator.comparing(place, order))
                .limit(request.size() + 1L)
                .toList();
    }

    /** The page; once, when every entry was taken. */
    Connection<AttentionEntry> connection() {
        count(shared.entries().size());
        shared.entries().forEach(this::list);
        List<AttentionEntry> rows = farthestFirst.stream()
                .sorted(Comparator.comparing(AttentionEntry::at, order))
                .toList();
        long count = all;
        return Connection.of(request, rows, entry -> entry.at().cursor()).countedBy(() -> count);
    }
}
