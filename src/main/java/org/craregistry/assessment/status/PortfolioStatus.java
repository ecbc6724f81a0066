package org.craregistry.assessment.status;

import java.util.Map;
import org.craregistry.law.AiStatusOutcome;
import org.craregistry.law.ApplicabilityOutcome;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Category;
import org.craregistry.law.Citation;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.Procedure;
import org.craregistry.law.ProductClass;
import org.craregistry.law.Provision;
import org.craregistry.law.Question;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductFilter;
import org.craregistry.portfolio.RouteSupport;
import org.jspecify.annotations.Nullable;

/**
 * Which products of which portfolio are counted; each count is made where it is asked for. With each count goes the filter that
 * yields exactly the products counted, as clients write it.
 */
record PortfolioStatus(PortfolioView portfolio, ProductFilter filter) {

    record ScopeCount(ScopeOutcome scope, long count, Map<String, Object> filter) {}

    record ApplicabilityCount(ApplicabilityOutcome applicability, long count, Map<String, Object> filter) {}

    record ClassCount(ProductClass productClass, long count, Map<String, Object> filter) {}

    record CategoryCount(Category category, long count, Map<String, Object> filter) {}

    record AiStatusCount(AiStatusOutcome aiStatus, long count, Map<String, Object> filter) {}

    record Article15Count(Article15Outcome article15, long count, Map<String, Object> filter) {}

    record ConformityCount(ConformityOutcome craConformity, long count, Map<String, Object> filter) {}

    record RouteCount(@Nullable Article15Route route, long count, Map<String, Object> filter) {}

    record RouteSupportCount(RouteSupport routeSupport, long count, Map<String, Object> filter) {}

    record ProcedureCount(Procedure procedure, long count, Map<String, Object> filter) {}

    record UnmetCount(ConditionDescription condition, long count, Map<String, Object> filter) {}

    record OpenQuestionCount(Question question, long count, Map<String, Object> filter) {}

    /** Something that is demanded of products. */
    record ConditionDescription(String code, String statement, Citation citation) {

        static ConditionDescription of(Provision condition) {
            return new ConditionDescription(condition.code(), condition.effect(), condition.citation());
        }
    }
}
