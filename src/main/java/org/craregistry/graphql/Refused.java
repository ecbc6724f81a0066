package org.craregistry.graphql;

import java.util.List;

/**
 * Ends a mutation that cannot be carried out: its transaction rolls back, and its payload carries the errors. Thrown by services,
 * turned into data where mutations are answered.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<UserError> errors;

    public Refused(List<UserError> errors) {
        super(errors.get(0).message(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    public static Refused because(UserError.Code code, String field, String message) {
        return new Refused(List.of(UserError.of(code, field, message)));
    }

    /** @throws Refused where there are errors */
    public static void ifAny(List<UserError> errors) {
        if (!errors.isEmpty()) {
            throw new Refused(errors);
        }
    }

    /** What somebody is told who names something that does not exist or that he does not see. @param kind in words */
    public static Refused unseen(String field, String kind) {
        return because(
                UserError.Code.NOT_FOUND, field, "There is no %s with this id that you may see.".formatted(kind));
    }

    /** The same about another field of the input. */
    public Refused at(String field) {
        return new Refused(errors.stream()
                .map(error -> UserError.of(error.code(), field, error.message()))
                .toList());
    }

    public List<UserError> errors() {
        return errors;
    }
}
