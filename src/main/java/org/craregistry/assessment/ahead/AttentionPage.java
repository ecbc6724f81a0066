package org.craregistry.assessment.ahead;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.jspecify.annotations.Nullable;

/** Picks one page out of entries that come in any order, and counts all; holds no more than the page and one entry. */
final class AttentionPage {

    private final PageRequest request;
    private final @Nullable AttentionPlace after;
    private final PriorityQueue<AttentionEntry> latestFirst =
            new PriorityQueue<>(Comparator.comparing(AttentionEntry::at).reversed());
    private long all;

    AttentionPage(PageRequest request) {
        this.request = request;
        this.after = request.cursor() == null ? null : AttentionPlace.of(request.cursor());
    }

    void take(AttentionEntry entry) {
        all++;
        if (after != null && entry.at().compareTo(after) <= 0) {
            return;
        }
        latestFirst.add(entry);
        if (latestFirst.size() > request.size() + 1) {
            latestFirst.poll();
        }
    }

    Connection<AttentionEntry> connection() {
        List<AttentionEntry> rows = latestFirst.stream()
                .sorted(Comparator.comparing(AttentionEntry::at))
                .toList();
        long count = all;
        return Connection.of(request, rows, entry -> entry.at().cursor()).countedBy(() -> count);
    }
}
