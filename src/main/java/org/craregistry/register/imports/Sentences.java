package org.craregistry.register.imports;

import org.craregistry.law.plain.RefusedEvidence;

/** What refusals say to people who look at cells. */
final class Sentences {

    private Sentences() {}

    /** The sentence without the path of the input, in whose place the address of the cell stands. */
    static String of(RefusedEvidence refused) {
        String message = String.valueOf(refused.getMessage());
        String path = refused.path() + ": ";
        return message.startsWith(path) ? message.substring(path.length()) : message;
    }
}
