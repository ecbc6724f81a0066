package org.craregistry.law;

import org.jspecify.annotations.Nullable;

/** One of a closed list of answers: its label is what people read. */
public interface Choice {

    /** The answer in a few plain words. */
    String label();

    /** The code: the name of the constant, where it has no code of the acts. */
    default String code() {
        return ((Enum<?>) this).name();
    }

    /** What it means, in our own words; {@code null} where the label says it all. */
    default @Nullable String explanation() {
        return null;
    }
}
