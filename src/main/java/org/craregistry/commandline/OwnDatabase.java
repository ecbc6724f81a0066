package org.craregistry.commandline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What commands do in the database of this machine; given by the program, because commands know nothing but the API. */
@FunctionalInterface
public interface OwnDatabase {

    /**
     * What became of it.
     *
     * @param sentence what to do now, or why it was not possible
     */
    record Answer(boolean done, String sentence) {}

    /**
     * Lets an account in again.
     *
     * @param password {@code null} for a link that sets one
     * @param settings as the registry itself takes them, such as {@code --spring.profiles.active=mysql}
     */
    Answer resetPassword(String account, @Nullable String password, List<String> settings);
}
