package org.craregistry.portfolio;

import java.util.Set;
import org.craregistry.law.BooleanFact;
import org.craregistry.law.ChoicesFact;
import org.craregistry.law.Fact;
import org.craregistry.law.NumberFact;
import org.craregistry.storage.JsonColumn;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** The plain values of the change log: texts as they are, everything else as JSON. */
public final class LoggedValue {

    private static final TypeReference<Object> ANYTHING = new TypeReference<>() {};

    /** The fields of records of evidence that are no texts. */
    private static final Set<String> NO_TEXTS = Set.of(
            "covers",
            "coversVersions",
            "annexVItems",
            "identifiesThisVersion",
            "namesAiActArticle15",
            "elements",
            "acts",
            "coversAnnexI",
            "article39Assessed",
            "openFindings");

    private LoggedValue() {}

    /** The plain value of a field of a record of evidence; {@code null} where there was none. */
    public static @Nullable Object ofRecord(String field, @Nullable String logged) {
        return logged != null && NO_TEXTS.contains(field) ? json(logged) : logged;
    }

    /** The plain answer to a fact. */
    static Object ofFact(Fact<?> fact, String logged) {
        boolean isJson = fact instanceof BooleanFact || fact instanceof NumberFact || fact instanceof ChoicesFact;
        return isJson ? json(logged) : logged;
    }

    /** The plain value of one that is no text; the text itself where it is no JSON, for its reader to refuse. */
    static Object json(String logged) {
        try {
            return JsonColumn.read(logged, ANYTHING);
        } catch (JacksonException e) {
            return logged;
        }
    }
}
