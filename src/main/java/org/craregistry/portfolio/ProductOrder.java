package org.craregistry.portfolio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sort criterion of a list of products. */
public record ProductOrder(Field field, @Nullable Direction direction) {

    /** The order where none is asked for. */
    static final List<ProductOrder> USUAL = List.of(new ProductOrder(Field.REFERENCE, Direction.ASCENDING));

    /** What products can be sorted by, with the column that holds it and its index. */
    public enum Field {
        REFERENCE("reference_sort", "product_by_reference"),
        NAME("name_sort", "product_by_name"),
        MANUFACTURER("manufacturer_sort", "product_by_manufacturer"),
        RESPONSIBLE("responsible_sort", "product_by_responsible"),
        PLACED_ON("placed_on", "product_by_placed_on"),
        PRODUCT_CLASS("class_rank", "product_by_class_rank", true),
        ARTICLE_15("article15_rank", "product_by_article15_rank", true),
        CRA_CONFORMITY("cra_conformity_rank", "product_by_cra_rank", true),
        EXPIRES_ON("expires_on", "product_by_expiry", true),
        SUPPORT_UNTIL("support_until", "product_by_support_end", true),
        CHANGED_AT("changed_at", "product_by_change");

        private final String column;
        private final String index;
        private final boolean answered;

        Field(String column, String index) {
            this(column, index, false);
        }

        /** @param answered whether it is kept with what the law answers */
        Field(String column, String index, boolean answered) {
            this.column = column;
            this.index = index;
            this.answered = answered;
        }

        boolean isAnswered() {
            return answered;
        }

        String column() {
            return column;
        }

        /** The index that has the products of a portfolio in this order. */
        String index() {
            return index;
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
