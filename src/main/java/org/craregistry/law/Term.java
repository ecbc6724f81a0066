package org.craregistry.law;

import org.jspecify.annotations.Nullable;

/**
 * What people read for a code.
 *
 * @param kind what the code is one of, such as {@code ProductClass} or {@code Condition}
 * @param label a few words, in the terms of the acts
 * @param explanation what it means, {@code null} where the schema explains it or the label says it all
 * @param citation where it stands, {@code null} where no act speaks of it
 */
public record Term(
        String kind,
        String code,
        String label,
        @Nullable String explanation,
        @Nullable Citation citation) {

    static Term of(String kind, Choice choice, @Nullable Citation citation) {
        return new Term(kind, choice.code(), choice.label(), choice.explanation(), citation);
    }

    static Term of(String kind, Provision provision) {
        return new Term(kind, provision.code(), provision.label(), provision.sentence(), provision.citation());
    }

    /** The same term, explained in these words where it has none of its own. */
    public Term explained(@Nullable String words) {
        return explanation == null ? new Term(kind, code, label, words, citation) : this;
    }
}
