package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.craregistry.law.Citation;
import org.craregistry.law.Fact;
import org.craregistry.law.NewVersion;
import org.craregistry.law.NewVersion.Lapse;
import org.craregistry.law.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Something on record of an earlier version that a new one does not take over.
 *
 * @param what what it is called: the header of a fact, or the label of a record
 * @param field the field to fill in its place, such as {@code facts.placedOnMarketOn}; {@code null} for what is filed
 * @param evidence the id of the earlier record; {@code null} for what is none
 */
public record NotTakenOver(
        String what, @Nullable String field, @Nullable String evidence, String statement, Citation citation) {

    private static final String CLASSIFICATION = "Decision on the class";
    private static final String ROUTE = "Decision on the route to AI Act Article 15";

    /**
     * What a product that is based on an earlier one has not taken over.
     *
     * @param after what the new product is, some of which may have been told anew
     */
    static List<NotTakenOver> of(Product earlier, ProductState after) {
        List<NotTakenOver> lapsed = new ArrayList<>();
        Map<String, Object> before = earlier.state().facts().plain();
        Map<String, Object> told = after.facts().plain();
        for (Fact<?> fact : Vocabulary.FACTS) {
            if (before.containsKey(fact.name()) && !told.containsKey(fact.name())) {
                NewVersion.lapse(fact)
                        .ifPresent(lapse -> lapsed.add(of(fact.header(), "facts." + fact.name(), null, lapse)));
            }
        }
        for (EvidenceKind kind : EvidenceKind.values()) {
            for (Filed<?> record : earlier.evidence().records(kind)) {
                NewVersion.lapse(record.content(), after.identity().version())
                        .ifPresent(lapse -> lapsed.add(of(kind.label(record.content()), null, record.id(), lapse)));
            }
        }
        if (earlier.isDecided()) {
            lapsed.add(decision(CLASSIFICATION, Vocabulary.CORE_FUNCTIONALITY.citation()));
        }
        if (earlier.reliesOnRoute()) {
            lapsed.add(decision(ROUTE, Vocabulary.AI_SYSTEM_IS_THIS_PRODUCT.citation()));
        }
        return lapsed;
    }

    private static NotTakenOver of(String what, @Nullable String field, @Nullable String evidence, Lapse lapse) {
        return new NotTakenOver(what, field, evidence, lapse.statement(), lapse.citation());
    }

    private static NotTakenOver decision(String what, Citation citation) {
        String sentence = "It was signed for the earlier version; decide on the new one.";
        return new NotTakenOver(what, null, null, sentence, citation.asOurReading());
    }
}
