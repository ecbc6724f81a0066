package org.craregistry.assessment.ahead;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** What hits many products of a portfolio on one day for one reason: one entry for all of them, in the order of the days. */
public final class SharedEntries {

    private final SortedMap<String, AttentionEntry> byGroup = new TreeMap<>();

    /** Takes an entry that may concern several products; false for one that concerns its own alone. */
    public boolean take(AttentionEntry entry) {
        if (!entry.kind().isShared()) {
            return false;
        }
        byGroup.merge(entry.group(), entry.shared(), AttentionEntry::and);
        return true;
    }

    /** Whether an entry of this group was taken. */
    boolean has(String group) {
        return byGroup.containsKey(group);
    }

    /** What was taken so far. */
    public Collection<AttentionEntry> entries() {
        return byGroup.values();
    }
}
