package org.craregistry.storage;

/** Tells MySQL and MariaDB by which index a table is read; other databases take it for a comment. */
public final class IndexHint {

    private IndexHint() {}

    /**
     * Stands after a table and its alias. For statements that one index alone serves, whatever is known of the values in it.
     *
     * @param index one that the change logs create; MySQL refuses any other
     */
    public static String force(String index) {
        return " /*! FORCE INDEX (" + index + ") */";
    }
}
