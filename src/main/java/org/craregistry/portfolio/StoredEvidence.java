package org.craregistry.portfolio;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is on file for a product as it is stored, read once, when it is first asked for; the same as another of the same document. */
public final class StoredEvidence {

    private final @Nullable String document;
    private volatile @Nullable FiledEvidence read;

    /** @param document {@code null} for nothing on file */
    StoredEvidence(@Nullable String document) {
        this.document = document;
    }

    /** @throws IllegalArgumentException where the law no longer reads what is stored */
    FiledEvidence read() {
        FiledEvidence known = read;
        if (known == null) {
            // Two who ask at once may both read it: the same comes of it.
            known = EvidenceColumn.read(document);
            read = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredEvidence stored && Objects.equals(document, stored.document);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(document);
    }

    @Override
    public String toString() {
        return String.valueOf(document);
    }
}
