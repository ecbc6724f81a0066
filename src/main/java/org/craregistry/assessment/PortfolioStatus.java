package org.craregistry.assessment;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.law.Category;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.Fact;
import org.craregistry.law.ProductClass;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.AnswerColumn;
import org.craregistry.portfolio.ProductFilter;
import org.craregistry.portfolio.ProductQueries;

/** How many of the products that a filter lets through have which answer; every count is made when it is asked for. */
final class PortfolioStatus {

    record ScopeCount(ScopeOutcome scope, long count) {}

    record ClassCount(ProductClass productClass, long count) {}

    record CategoryCount(Category category, long count) {}

    record OpenQuestionCount(Fact<?> question, long count) {}

    private final ProductQueries products;
    private final UUID portfolio;
    private final ProductFilter filter;

    PortfolioStatus(ProductQueries products, UUID portfolio, ProductFilter filter) {
        this.products = products;
        this.portfolio = portfolio;
        this.filter = filter;
    }

    public long products() {
        return products.count(portfolio, filter);
    }

    public List<ScopeCount> byScope() {
        return counts(AnswerColumn.SCOPE).entrySet().stream()
                .map(entry -> new ScopeCount(ScopeOutcome.valueOf(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing(ScopeCount::scope))
                .toList();
    }

    public List<ClassCount> byClass() {
        return counts(AnswerColumn.PRODUCT_CLASS).entrySet().stream()
                .map(entry -> new ClassCount(ProductClass.valueOf(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing(ClassCount::productClass))
                .toList();
    }

    public List<CategoryCount> byCategory() {
        Map<String, Long> counts = counts(AnswerColumn.CATEGORY);
        return CategoryCode.ALL.stream()
                .flatMap(code -> code.category().stream())
                .filter(category -> counts.containsKey(category.code()))
                .map(category -> new CategoryCount(category, counts.getOrDefault(category.code(), 0L)))
                .toList();
    }

    public List<OpenQuestionCount> byOpenQuestion() {
        Map<String, Long> counts = new HashMap<>();
        counts(AnswerColumn.OPEN_QUESTIONS)
                .forEach((questions, count) -> AnswerColumn.openQuestions(questions)
                        .forEach(question -> counts.merge(question, count, Long::sum)));
        return Vocabulary.FACTS.stream()
                .filter(fact -> counts.containsKey(fact.name()))
                .map(fact -> new OpenQuestionCount(fact, counts.getOrDefault(fact.name(), 0L)))
                .sorted(Comparator.comparingLong(OpenQuestionCount::count).reversed())
                .toList();
    }

    private Map<String, Long> counts(AnswerColumn column) {
        return products.countBy(portfolio, filter, column);
    }
}
