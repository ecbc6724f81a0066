package org.craregistry.portfolio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers what was found for the last few hundred products, for others of which the same is on record: most of what is registered
 * but not answered yet is alike. For one thread.
 */
public final class AlikeOnce<T> {

    private static final int REMEMBERED = 300;

    private final Map<LawInput, T> found = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LawInput, T> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** What was found for the same before, or is now. */
    public T of(LawInput input, Function<LawInput, T> work) {
        T known = found.get(input);
        if (known == null) {
            known = work.apply(input);
            found.put(input, known);
        }
        return known;
    }
}
