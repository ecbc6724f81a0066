package org.craregistry.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why the sign-on of an organisation did not end in a session. */
enum SignOnProblem {
    NO_NAME(
            "The sign-on of your organisation says no name for you that an account can have. Ask whoever looks after the sign-on."),
    /** Whoever has the name at the provider need not be who has it here. */
    NAME_TAKEN(
            "There is an account with your name already, which is not yours at the sign-on of your organisation. Ask an administrator: the other account can be erased, once what it stood for is handed over."),
    LOCKED("Your account is locked. Ask an administrator."),
    AWAY("The sign-on of your organisation cannot be reached. Try again in a moment."),
    FAILED("The sign-on of your organisation did not work. Try again, or ask an administrator.");

    private final String sentence;

    SignOnProblem(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    /** As it stands in the address of the page to sign in. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<SignOnProblem> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
