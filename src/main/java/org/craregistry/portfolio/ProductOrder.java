package org.craregistry.portfolio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sort criterion of a list of products. */
public record ProductOrder(Field field, @Nullable Direction direction) {

    /** The order where none is asked for. */
    static final List<ProductOrder> USUAL = List.of(new ProductOrder(Field.REFERENCE, Direction.ASCENDING));

    /** What products can be sorted by, with the column that holds it. */
    public enum Field {
        REFERENCE("reference_sort"),
        NAME("name_sort"),
        MANUFACTURER("manufacturer_sort"),
        RESPONSIBLE("responsible_sort"),
        PLACED_ON("placed_on"),
        PRODUCT_CLASS("class_rank", true),
        ARTICLE_15("article15_rank", true),
        CRA_CONFORMITY("cra_conformity_rank", true),
        EXPIRES_ON("expires_on", true),
        SUPPORT_UNTIL("support_until", true),
        CHANGED_AT("changed_at");

        private final String column;
        private final boolean answered;

        Field(String column) {
            this(column, false);
        }

        /** @param answered whether it is kept with what the law answers */
        Field(String column, boolean answered) {
            this.column = column;
            this.answered = answered;
        }

        boolean isAnswered() {
            return answered;
        }

        String column() {
            return column;
        }
    }

    /** A direction of sorting. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    boolean isDescending() {
        return direction == Direction.DESCENDING;
    }
}
