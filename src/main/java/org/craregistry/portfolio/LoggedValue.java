package org.craregistry.portfolio;

import org.craregistry.storage.JsonColumn;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** The plain values of the change log: texts as they are, everything else as JSON. */
final class LoggedValue {

    private static final TypeReference<Object> ANYTHING = new TypeReference<>() {};

    private LoggedValue() {}

    /** The plain value of one that is no text; the text itself where it is no JSON, for its reader to refuse. */
    static Object json(String logged) {
        try {
            return JsonColumn.read(logged, ANYTHING);
        } catch (JacksonException e) {
            return logged;
        }
    }
}
