package org.craregistry.law;

import org.jspecify.annotations.Nullable;

/**
 * How a product stands to an element of AI Act Article 15.
 *
 * @param evidence where it is shown
 */
public record ElementStanding(Value standing, @Nullable String evidence) {

    /** How a product stands to an element. */
    public enum Value implements Choice {
        EVIDENCED("Evidenced"),
        NOT_EVIDENCED("Not evidenced"),
        NOT_APPROPRIATE("Not appropriate");

        private final String label;

        Value(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
