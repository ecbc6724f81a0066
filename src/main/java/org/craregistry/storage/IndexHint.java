package org.craregistry.storage;

/** Tells MySQL and MariaDB by which index a table is read; other databases take it for a comment. */
public final class IndexHint {

    private IndexHint() {}

    /** Stands after the name of the table. For statements that one index alone serves, whatever is known of the values in it. */
    public static String force(String index) {
        return " /*! FORCE INDEX (" + index + ") */";
    }
}
