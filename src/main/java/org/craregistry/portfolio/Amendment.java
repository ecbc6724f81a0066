package org.craregistry.portfolio;

import java.util.Objects;
import java.util.Optional;
import org.craregistry.law.Vocabulary;

/** What a change of a product's facts must respect: a signed decision on the class is changed by a new decision only. */
public final class Amendment {

    private Amendment() {}

    /**
     * Why a product cannot become this.
     *
     * @param decided whether a decision on its core functionality stands
     * @return a sentence for the one who asked; empty where nothing is in the way
     */
    public static Optional<String> refusal(boolean decided, ProductState before, ProductState after) {
        Object was = before.facts().get(Vocabulary.CORE_FUNCTIONALITY);
        Object becomes = after.facts().get(Vocabulary.CORE_FUNCTIONALITY);
        if (!decided || Objects.equals(was, becomes)) {
            return Optional.empty();
        }
        return Optional.of(
                "The core functionality was decided and signed; only a new decision with a reason changes it.");
    }
}
