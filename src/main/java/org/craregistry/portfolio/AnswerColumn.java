package org.craregistry.portfolio;

import java.util.List;

/** The stored answers that products can be counted by. */
public enum AnswerColumn {
    SCOPE("p.scope"),
    PRODUCT_CLASS("p.product_class"),
    CATEGORY("p.category"),
    OPEN_QUESTIONS("p.open_questions");

    private final String sql;

    AnswerColumn(String sql) {
        this.sql = sql;
    }

    /** The names of the facts in a value of {@link #OPEN_QUESTIONS}. */
    public static List<String> openQuestions(String value) {
        return OpenQuestionsColumn.read(value);
    }

    String sql() {
        return sql;
    }
}
