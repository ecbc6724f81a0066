package org.craregistry.document;

import java.util.List;
import org.craregistry.law.Citation;
import org.craregistry.law.ConditionAnswer;
import org.craregistry.law.Provision;
import org.craregistry.law.Truth;

/**
 * Something that the law demands before a declaration may be drawn up, and that is not met.
 *
 * @param code the code of the condition, such as {@code PROCEDURE} or {@code D8}
 * @param truth NO or UNKNOWN
 * @param statement what is demanded, in a sentence
 * @param because what was met, in a sentence
 * @param missingCodes the codes of what is missing for it
 */
record DeclarationObstacle(
        String code, Truth truth, Citation citation, String statement, String because, List<String> missingCodes) {

    DeclarationObstacle {
        missingCodes = List.copyOf(missingCodes);
    }

    static DeclarationObstacle of(ConditionAnswer unmet) {
        return new DeclarationObstacle(
                unmet.code(), unmet.truth(), unmet.citation(), unmet.statement(), unmet.because(), unmet.missing());
    }

    /** That the act does not ask for a declaration, for what these provisions say. */
    static DeclarationObstacle closedBy(List<Provision> grounds, String code, Citation citation, String statement) {
        String because = grounds.isEmpty() ? statement : grounds.get(0).sentence();
        return new DeclarationObstacle(code, Truth.NO, citation, statement, because, List.of());
    }
}
