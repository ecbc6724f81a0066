package org.craregistry.portfolio;

import java.util.List;

/** The stored answers that products can be counted by, in the order of the index product_by_answer. */
public enum AnswerColumn {
    PRODUCT_CLASS("p.product_class"),
    CATEGORY("p.category"),
    SCOPE("p.scope"),
    AI_STATUS("p.ai_status"),
    ARTICLE_15("p.article15"),
    CRA_CONFORMITY("p.cra_conformity"),
    OPEN_QUESTIONS("p.open_questions");

    private final String sql;

    AnswerColumn(String sql) {
        this.sql = sql;
    }

    /** The names of the questions in a value of {@link #OPEN_QUESTIONS}. */
    public static List<String> openQuestions(String value) {
        return NamesColumn.read(value);
    }

    String sql() {
        return sql;
    }
}
