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

    /** What a product with these answers is counted under; the empty text where there is no answer. */
    List<String> of(Answers answers) {
        return switch (this) {
            case PRODUCT_CLASS -> List.of(answers.productClass().name());
            case CATEGORY -> List.of(answers.category() == null ? "" : answers.category());
            case SCOPE -> List.of(answers.scope().name());
            case AI_STATUS -> List.of(answers.aiStatus().name());
            case ARTICLE_15 -> List.of(answers.article15().name());
            case CRA_CONFORMITY -> List.of(answers.craConformity().name());
            case OPEN_QUESTIONS -> each(answers.openQuestions());
        };
    }

    /** Values of which a product has several count one by one. */
    private static List<String> each(List<String> names) {
        return names.stream().map(name -> NamesColumn.write(List.of(name))).toList();
    }
}
