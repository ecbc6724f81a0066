package org.craregistry.graphql;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The parameters behind the question mark of an address. */
public final class QueryParameters {

    private QueryParameters() {}

    /**
     * Lets only known parameters through, and each once: a misspelt one, and all but the first of several, would otherwise be
     * left out without a word.
     *
     * @param accepted the names that the address has; none where there are none
     * @throws BadRequest where another one was sent, or one several times
     */
    public static void only(HttpServletRequest request, String... accepted) {
        only(request, Set.of(), accepted);
    }

    /** The same for an address some of whose parameters can be sent several times. @param several the names of these */
    public static void only(HttpServletRequest request, Set<String> several, String... accepted) {
        TreeSet<String> unknown = new TreeSet<>(request.getParameterMap().keySet());
        List<String> known = List.of(accepted);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new BadRequest("\"%s\" is no parameter of this address; accepted: %s."
                    .formatted(
                            BadRequest.shorten(unknown.first()), known.isEmpty() ? "none" : String.join(", ", known)));
        }
        request.getParameterMap().forEach((name, values) -> {
            if (values.length > 1 && !several.contains(name)) {
                throw new BadRequest("%s: it is given %d times; give it once.".formatted(name, values.length));
            }
        });
    }

    /**
     * The day that a parameter names; {@code null} where it was not sent.
     *
     * @throws BadRequest where it is no date
     */
    public static @Nullable LocalDate date(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return DateScalar.date(text).orElseThrow(() -> new BadRequest(name + ": " + DateScalar.refusal(text)));
    }
}
