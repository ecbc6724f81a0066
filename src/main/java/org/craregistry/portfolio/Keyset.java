package org.craregistry.portfolio;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.Cursor;
import org.craregistry.graphql.PageRequest;
import org.craregistry.law.DateFact;
import org.craregistry.storage.Ids;
import org.craregistry.storage.SortKey;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;

/** The order of a list of products: its SQL, the cursor of a row, and the condition that begins after a cursor. */
final class Keyset {

    /** How the cursor writes a value that is absent; every other value has {@link #PRESENT} before it. */
    private static final String ABSENT = "-";

    private static final String PRESENT = "+";

    private final List<ProductOrder> order;

    Keyset(@Nullable List<ProductOrder> asked) {
        this.order = asked == null || asked.isEmpty() ? ProductOrder.USUAL : withoutRepetition(asked);
    }

    /** The criteria, each field once. */
    List<ProductOrder> order() {
        return order;
    }

    /** Whether it sorts by what is kept with the answers of the law. */
    boolean asksForAnswers() {
        return order.stream().anyMatch(one -> one.field().isAnswered());
    }

    /** Whether it is the order where none is asked for. */
    boolean isUsual() {
        return order.equals(ProductOrder.USUAL);
    }

    /** The index that has the products of a portfolio in this order; {@code null} where it is one of several fields. */
    @Nullable
    String index() {
        return order.size() == 1 ? order.get(0).field().index() : null;
    }

    /** Tells this order from others, within cursors. */
    int fingerprint() {
        return order.stream()
                .map(one -> one.field().name() + one.isDescending())
                .toList()
                .hashCode();
    }

    /** The ORDER BY list; empty values come first when ascending. */
    String orderBy(boolean backward) {
        List<String> columns = new ArrayList<>();
        for (ProductOrder one : order) {
            columns.add("p." + one.field().column() + (one.isDescending() != backward ? " DESC" : " ASC"));
        }
        columns.add("p.id" + (isIdDescending() != backward ? " DESC" : " ASC"));
        return String.join(", ", columns);
    }

    /** The columns that the order looks at, for a SELECT. */
    String columns() {
        return order.stream()
                .map(one -> "p." + one.field().column() + ", ")
                .collect(Collectors.joining("", "", "p.id"));
    }

    /** One page made of the pages of several lists in this order, each with more rows than the page is to have. */
    Connection<ProductView> merged(Collection<Connection<ProductView>> pages, PageRequest request) {
        Map<ProductView, Cursor> places = new HashMap<>();
        pages.forEach(page ->
                page.nodes().forEach(row -> places.put(row, page.cursorOf().apply(row))));
        Comparator<Cursor> order = this::compare;
        List<ProductView> rows = places.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(request.backward() ? order.reversed() : order))
                .limit(request.size() + 1L)
                .map(Map.Entry::getKey)
                .toList();
        return Connection.of(request, rows, row -> Objects.requireNonNull(places.get(row)));
    }

    /** Lets only rows through that stand after the cursor in the direction of the request. */
    void beginAt(SqlCondition sql, PageRequest request) {
        Cursor cursor = request.cursor();
        if (cursor == null) {
            return;
        }
        if (cursor.values().size() != order.size()) {
            throw foreign();
        }
        narrow(sql, request, cursor);
        String equal = "";
        List<String> alternatives = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            ProductOrder one = order.get(i);
            String column = "p." + one.field().column();
            Object value = value(one.field(), cursor.values().get(i));
            alternatives.add(equal + beyond(sql, column, value, one.isDescending() != request.backward()));
            equal += value == null ? column + " IS NULL AND " : column + " = :" + sql.bind(value) + " AND ";
        }
        String comparison = isIdDescending() != request.backward() ? " < :" : " > :";
        alternatives.add(equal + "p.id" + comparison + sql.bind(Ids.bytes(cursor.id())));
        sql.and("((" + String.join(") OR (", alternatives) + "))");
    }

    /** Says of the first criterion alone what the alternatives imply: databases find a range of an index in that. */
    private void narrow(SqlCondition sql, PageRequest request, Cursor cursor) {
        ProductOrder leading = order.get(0);
        Object value = value(leading.field(), cursor.values().get(0));
        if (value != null && leading.isDescending() == request.backward()) {
            sql.and("p." + leading.field().column() + " >= :?", value);
        }
    }

    /** The id goes the way of the last criterion: then one index serves both directions. */
    private boolean isIdDescending() {
        return order.get(order.size() - 1).isDescending();
    }

    /** The cursor of a row in this order. */
    Cursor cursor(ProductView product) {
        List<String> values =
                order.stream().map(one -> text(one.field(), product)).toList();
        return new Cursor(fingerprint(), values, product.productId());
    }

    /** Compares two places in this order, as the database does; also where one of them is a cursor that a client sent. */
    int compare(Cursor one, Cursor other) {
        if (one.values().size() != order.size() || other.values().size() != order.size()) {
            throw foreign();
        }
        for (int i = 0; i < order.size(); i++) {
            ProductOrder by = order.get(i);
            Object value = value(by.field(), one.values().get(i));
            int compared = compareValues(value, value(by.field(), other.values().get(i)));
            if (compared != 0) {
                return by.isDescending() ? -compared : compared;
            }
        }
        int compared = Arrays.compareUnsigned(Ids.bytes(one.id()), Ids.bytes(other.id()));
        return isIdDescending() ? -compared : compared;
    }

    @SuppressWarnings("unchecked") // both are values of the same field
    private static int compareValues(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        return ((Comparable<Object>) one).compareTo(other);
    }

    private static String beyond(SqlCondition sql, String column, @Nullable Object value, boolean descending) {
        if (value == null) {
            return descending ? "1 = 0" : column + " IS NOT NULL";
        }
        String name = sql.bind(value);
        return descending ? "(" + column + " < :" + name + " OR " + column + " IS NULL)" : column + " > :" + name;
    }

    private static String text(ProductOrder.Field field, ProductView product) {
        Object value = switch (field) {
            case REFERENCE -> SortKey.of(product.reference());
            case NAME -> SortKey.of(product.name());
            case MANUFACTURER -> SortKey.of(product.told().identity().manufacturer());
            case RESPONSIBLE -> SortKey.of(product.responsible());
            case PLACED_ON -> product.placedOn();
            case PRODUCT_CLASS -> product.answers().productClass().ordinal();
            case ARTICLE_15 -> product.answers().article15().ordinal();
            case CRA_CONFORMITY -> product.answers().craConformity().ordinal();
            case EXPIRES_ON -> product.answers().expiresOn();
            case SUPPORT_UNTIL -> product.answers().supportUntil();
            case CHANGED_AT -> product.changedAt();
        };
        return value == null ? ABSENT : PRESENT + value;
    }

    private static @Nullable Object value(ProductOrder.Field field, String text) {
        if (text.equals(ABSENT)) {
            return null;
        }
        if (!text.startsWith(PRESENT)) {
            throw foreign();
        }
        String value = text.substring(PRESENT.length());
        try {
            return switch (field) {
                case PLACED_ON, EXPIRES_ON, SUPPORT_UNTIL -> day(value);
                case PRODUCT_CLASS, ARTICLE_15, CRA_CONFORMITY -> Integer.valueOf(value);
                case CHANGED_AT -> moment(value);
                default -> value;
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw foreign();
        }
    }

    private static LocalDate day(String value) {
        return plausible(LocalDate.parse(value));
    }

    private static LocalDateTime moment(String value) {
        LocalDateTime moment = UtcTime.column(Instant.parse(value));
        plausible(moment.toLocalDate());
        return moment;
    }

    private static LocalDate plausible(LocalDate day) {
        if (!DateFact.accepts(day)) {
            throw foreign();
        }
        return day;
    }

    private static BadRequest foreign() {
        return new BadRequest("The cursor is not one of this list. Use a cursor as the API returned it.");
    }

    private static List<ProductOrder> withoutRepetition(List<ProductOrder> asked) {
        List<ProductOrder> once = new ArrayList<>();
        for (ProductOrder one : asked) {
            if (once.stream().noneMatch(earlier -> earlier.field() == one.field())) {
                once.add(one);
            }
        }
        return List.copyOf(once);
    }
}
