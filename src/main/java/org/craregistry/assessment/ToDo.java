package org.craregistry.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.craregistry.law.Determination;
import org.craregistry.law.ProductClass;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.portfolio.ProductWithEvidence;
import org.craregistry.portfolio.StandingSupport;

/**
 * Something that people do for a product so that its answers can be stood by. No act demands it in so many words, so that it is no finding
 * of the law; nor does it change what the law answers.
 *
 * @param count how many things it concerns
 */
record ToDo(Kind kind, int count, String statement) {

    /** What is to do. */
    enum Kind {
        SIGN_CLASS,
        ATTACH_DOCUMENTS,
        REVIEW_STANDINGS
    }

    private static final Set<ProductClass> IMPORTANT_OR_CRITICAL =
            Set.of(ProductClass.IMPORTANT_CLASS_I, ProductClass.IMPORTANT_CLASS_II, ProductClass.CRITICAL);

    /** What there is to do for the product of which the law was asked; nothing where it was asked of facts alone. */
    static List<ToDo> of(Determination determination) {
        if (!(determination.judged().subject() instanceof ProductWithEvidence onFile)) {
            return List.of();
        }
        List<ToDo> all = new ArrayList<>();
        if (IMPORTANT_OR_CRITICAL.contains(determination.classification().productClass())
                && Boolean.FALSE.equals(Appraisal.classificationSigned(determination))) {
            all.add(new ToDo(
                    Kind.SIGN_CLASS, 1, "Sign the class: nobody has decided the core functionality that it rests on."));
        }
        int undocumented = StandingSupport.of(onFile.evidence()).withoutDocument();
        if (undocumented > 0) {
            all.add(new ToDo(
                    Kind.ATTACH_DOCUMENTS,
                    undocumented,
                    "Attach documents: they are missing for %d of the requirements that are said to be fulfilled."
                            .formatted(undocumented)));
        }
        int unreviewed = onFile.product().portfolio().reviewsStandings() ? unreviewed(onFile.evidence()) : 0;
        if (unreviewed > 0) {
            all.add(new ToDo(
                    Kind.REVIEW_STANDINGS,
                    unreviewed,
                    "Have a second person review what was recorded of %d requirements and elements."
                            .formatted(unreviewed)));
        }
        return all;
    }

    private static int unreviewed(FiledEvidence evidence) {
        return (int) evidence.standings().keySet().stream()
                .filter(code -> !evidence.standingRecord(code).isReviewed())
                .count();
    }
}
