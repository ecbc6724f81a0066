package org.craregistry.assessment;

import org.craregistry.law.AiStatusOutcome;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.Category;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.ProductClass;
import org.craregistry.law.Question;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductFilter;

/** Which products of which portfolio are counted; each count is made where it is asked for. */
record PortfolioStatus(PortfolioView portfolio, ProductFilter filter) {

    record ScopeCount(ScopeOutcome scope, long count) {}

    record ClassCount(ProductClass productClass, long count) {}

    record CategoryCount(Category category, long count) {}

    record AiStatusCount(AiStatusOutcome aiStatus, long count) {}

    record Article15Count(Article15Outcome article15, long count) {}

    record ConformityCount(ConformityOutcome craConformity, long count) {}

    record OpenQuestionCount(Question question, long count) {}
}
