package org.craregistry.portfolio;

import java.util.Locale;
import org.springframework.dao.DataIntegrityViolationException;

/** Tells which constraint a write has violated, however the database spells its name. */
final class Violation {

    private Violation() {}

    static boolean of(String constraint, DataIntegrityViolationException violation) {
        String message = String.valueOf(violation.getMostSpecificCause().getMessage());
        return message.toLowerCase(Locale.ROOT).contains(constraint);
    }
}
