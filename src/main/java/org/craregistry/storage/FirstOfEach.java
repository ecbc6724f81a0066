package org.craregistry.storage;

/** The first rows of each of several groups, such as the products of portfolios, in one statement. */
public final class FirstOfEach {

    private FirstOfEach() {}

    /**
     * The statement; the rows of each group come in their order.
     *
     * @param select the columns, from SELECT on
     * @param from the rest, from FROM on, with a condition that lets only the groups through
     * @param group the column that tells the groups apart
     * @param order the ORDER BY list within a group
     * @param groups how many groups there are
     * @param most how many rows of each
     */
    public static String sql(String select, String from, String group, String order, int groups, int most) {
        if (groups == 1) {
            return select + "\n" + from + "\nORDER BY " + order + "\nLIMIT " + most;
        }
        return "SELECT * FROM (" + select + ", ROW_NUMBER() OVER (PARTITION BY " + group + " ORDER BY " + order
                + ") AS place\n" + from + ") ranked WHERE place <= " + most + " ORDER BY place";
    }
}
