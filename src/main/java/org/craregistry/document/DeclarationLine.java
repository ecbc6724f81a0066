package org.craregistry.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of the declaration: what is said, or a blank and who fills it. */
sealed interface DeclarationLine {

    /** What the line is about; empty for a sentence that stands by itself. */
    String label();

    /** What is on file, or follows from it. */
    record Said(String label, String text) implements DeclarationLine {}

    /**
     * A blank that the registry would fill, were it answered there.
     *
     * @param missing what is missing, as a sentence
     * @param fields the fields that fill it, such as {@code manufacturerAddress} or {@code facts.standardsApplied}
     */
    record Missing(String label, String missing, List<String> fields) implements DeclarationLine {

        public Missing {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A blank that only a pen fills, because the registry has no field for it.
     *
     * @param note what belongs there, where the label does not say it; empty otherwise
     */
    record ByHand(String label, String note) implements DeclarationLine {}

    static DeclarationLine sentence(String text) {
        return new Said("", text);
    }

    /** What is on file, or the blank for it. */
    static DeclarationLine of(String label, @Nullable String text, String missing, String field) {
        return text == null || PrintableText.of(text).isEmpty()
                ? new Missing(label, missing, List.of(field))
                : new Said(label, text);
    }
}
