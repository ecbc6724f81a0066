package org.craregistry.portfolio;

import java.time.LocalDate;
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

    private static final String PART_I = "Standings to Annex I Part I";
    private static final String ARTICLE_15 = "Standings to AI Act Article 15";
    private static final String CLASSIFICATION = "Decision on the class";
    private static final String ROUTE = "Decision on the route to AI Act Article 15";

    /**
     * What a product that is based on an earlier one has not taken over.
     *
     * @param after what the new product is, some of which may have been told anew
     * @param day the day on which it takes over
     */
    static List<NotTakenOver> of(Product earlier, ProductState after, LocalDate day) {
        List<NotTakenOver> lapsed = new ArrayList<>();
        Map<String, Object> before = earlier.state().facts().plain();
        Map<String, Object> told = after.facts().plain();
        for (Fact<?> fact : Vocabulary.FACTS) {
            if (before.containsKey(fact.name()) && !told.containsKey(fact.name())) {
                NewVersion.lapse(fact)
                        .ifPresent(lapse -> lapsed.add(of(fact.header(), "facts." + fact.name(), null, lapse)));
            }
        }
        FiledEvidence evidence = earlier.evidence();
        for (EvidenceKind kind : EvidenceKind.values()) {
            for (Filed<?> record : evidence.records(kind)) {
                NewVersion.lapse(record.content(), after.identity().version(), day)
                        .ifPresent(lapse -> lapsed.add(of(kind.label(record.content()), null, record.id(), lapse)));
            }
        }
        lapsed.addAll(standings(evidence));
        lapsed.addAll(decisions(earlier));
        return lapsed;
    }

    /** One entry for all that lapses for one reason, however many requirements or elements were assessed. */
    private static List<NotTakenOver> standings(FiledEvidence evidence) {
        List<NotTakenOver> lapsed = new ArrayList<>();
        evidence.requirements().keySet().stream()
                .flatMap(requirement -> NewVersion.lapse(requirement).stream())
                .distinct()
                .forEach(lapse -> lapsed.add(of(PART_I, null, null, lapse)));
        if (!evidence.elements().isEmpty()) {
            lapsed.add(of(ARTICLE_15, null, null, NewVersion.lapseOfElements()));
        }
        return lapsed;
    }

    private static List<NotTakenOver> decisions(Product earlier) {
        List<NotTakenOver> lapsed = new ArrayList<>();
        if (earlier.isDecided()) {
            lapsed.add(of(CLASSIFICATION, null, null, NewVersion.lapseOfClassification()));
        }
        RouteReliance reliance = earlier.reliance();
        if (reliance != null) {
            lapsed.add(of(ROUTE, null, null, NewVersion.lapse(reliance.route())));
        }
        return lapsed;
    }

    private static NotTakenOver of(String what, @Nullable String field, @Nullable String evidence, Lapse lapse) {
        return new NotTakenOver(what, field, evidence, lapse.statement(), lapse.citation());
    }
}
