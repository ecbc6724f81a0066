package org.craregistry.storage;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in words why a database could not be reached at the start. */
final class UnreachableDatabase {

    /** DATABASE_ALREADY_OPEN_1 of H2. */
    private static final int TAKEN = 90020;

    /** ER_BAD_DB_ERROR of MySQL and MariaDB. */
    private static final int NO_SUCH_DATABASE = 1049;

    /** ER_DBACCESS_DENIED_ERROR, which they tell in place of it to users who may not use it if it existed. */
    private static final int NONE_FOR_THIS_USER = 1044;

    /** The class of SQL states that ISO/IEC 9075-2 reserves for who is not let in. */
    private static final String NOT_LET_IN = "28";

    /** Causes may go round in circles. */
    private static final int DEEPEST = 50;

    private UnreachableDatabase() {}

    /** @param url without a password in it, or it is told */
    static StartRefused because(@Nullable String url, @Nullable String user, SQLException thrown) {
        String address = url == null ? "the address that is set" : url.replaceFirst("[?;].*", "");
        return Stream.<Throwable>iterate(thrown, one -> one != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .map(one -> known(address, user, one))
                .filter(refused -> refused != null)
                .findFirst()
                .orElseGet(() -> StartRefused.because(
                        "The database at %s cannot be reached.".formatted(address),
                        "Start it or correct DB_URL; the cause is: " + deepest(thrown),
                        thrown));
    }

    private static @Nullable StartRefused known(String address, @Nullable String user, SQLException thrown) {
        String state = thrown.getSQLState();
        if (thrown.getErrorCode() == TAKEN) {
            return StartRefused.because(
                    "Another registry uses the embedded database at %s already.".formatted(address),
                    "Stop it, start this one in another folder, or let both use one MySQL or MariaDB with DB_URL: the embedded database is for one node.",
                    thrown);
        }
        if (thrown.getErrorCode() == NO_SUCH_DATABASE) {
            return StartRefused.because(
                    "There is no database at %s.".formatted(address),
                    "Create it, empty and with the character set utf8mb4, or correct the name at the end of DB_URL.",
                    thrown);
        }
        if (thrown.getErrorCode() == NONE_FOR_THIS_USER) {
            return StartRefused.because(
                    "There is no database at %s that %s may use.".formatted(address, user == null ? "nobody" : user),
                    "Create it, empty and with the character set utf8mb4, and let this user use it; or correct the name at the end of DB_URL.",
                    thrown);
        }
        if (state != null && state.startsWith(NOT_LET_IN)) {
            return StartRefused.because(
                    "The database at %s does not let %s in.".formatted(address, user == null ? "nobody" : user),
                    "Correct DB_USER and DB_PASSWORD, or let this user in from this machine.",
                    thrown);
        }
        return null;
    }

    private static String deepest(Throwable thrown) {
        return Stream.iterate(thrown, one -> one != null, Throwable::getCause)
                .limit(DEEPEST)
                .reduce((first, second) -> second)
                .map(Throwable::getMessage)
                .orElse("unknown");
    }
}
