package org.craregistry.storage;

/** Tells MySQL and MariaDB by which index a table is read; other databases take it for a comment. */
public final class IndexHint {

    /** Stands after a table and its alias that is read by its primary key, or by the first columns of it. */
    public static final String PRIMARY = force("PRIMARY");

    /** Stands after SELECT and before its columns: tables are joined in the order in which they are named. */
    public static final String IN_ORDER = "/*! STRAIGHT_JOIN */ ";

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
