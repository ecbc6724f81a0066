package org.craregistry.assessment;

import java.util.UUID;
import org.craregistry.law.Category;
import org.craregistry.law.ProductClass;
import org.craregistry.law.Question;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.portfolio.ProductFilter;

/** Which products of which portfolio are counted; each count is made where it is asked for. */
record PortfolioStatus(UUID portfolio, ProductFilter filter) {

    record ScopeCount(ScopeOutcome scope, long count) {}

    record ClassCount(ProductClass productClass, long count) {}

    record CategoryCount(Category category, long count) {}

    record OpenQuestionCount(Question question, long count) {}
}
