package org.craregistry.law;

import java.util.List;

/**
 * Something about a product that somebody has to look at.
 *
 * @param facts the facts it is about, in the order of the vocabulary
 * @param message what was met
 * @param citation the provision that it concerns
 * @param remedy what to do about it
 */
public record Finding(
        FindingCode code, Severity severity, List<Fact<?>> facts, String message, Citation citation, String remedy) {

    public Finding {
        if (severity != code.severity()) {
            throw new IllegalArgumentException(code + " weighs " + code.severity());
        }
        facts = List.copyOf(facts);
    }

    /** The same finding with another remedy. */
    Finding remedying(String words) {
        return new Finding(code, severity, facts, message, citation, words);
    }

    /** The same finding with another message. */
    Finding saying(String words) {
        return new Finding(code, severity, facts, words, citation, remedy);
    }
}
