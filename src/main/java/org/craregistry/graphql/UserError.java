package org.craregistry.graphql;

import java.util.List;

/**
 * An expected failure of a mutation, as data.
 *
 * @param code what kind of failure, stable
 * @param path the input field it is about, outermost first; empty where it is about the whole input
 * @param message what was met, what is accepted and what to do
 */
public record UserError(Code code, List<String> path, String message) {

    /** The kinds of expected failures. */
    public enum Code {
        INVALID,
        REQUIRED,
        NOT_FOUND,
        ALREADY_EXISTS,
        CONFLICT,
        FORBIDDEN,
        NOT_POSSIBLE
    }

    public static UserError of(Code code, String field, String message) {
        return new UserError(code, field.isEmpty() ? List.of() : List.of(field.split("\\.")), message);
    }
}
