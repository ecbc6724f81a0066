package org.craregistry.bench;

import java.util.List;
import java.util.stream.Collectors;
import org.craregistry.law.Fact;
import org.craregistry.law.Vocabulary;

/** What is asked of the API. */
final class Questions {

    /** The facts of a product that a list shows. */
    static final List<String> LISTED_FACTS = List.of(
            "nature",
            "dataConnection",
            "unionMarket",
            "commercialActivity",
            "operatorRole",
            "otherLaw",
            "placedOnMarketOn",
            "stillPlacedOnMarket",
            "coreFunctionality",
            "aiSystem");

    /** All facts. */
    static final List<String> ALL_FACTS =
            Vocabulary.FACTS.stream().map(Fact::name).toList();

    static final String PLACES = """
            query ($key: String!, $after: String) {
              portfolio(key: $key) { id products(first: 100, after: $after) { nodes { id reference } pageInfo { endCursor } } } }""";

    private static final String IDENTITY =
            "id revision reference version name description manufacturer manufacturerAddress responsible intendedPurpose website";

    private static final String DECISION = "classificationDecision { coreFunctionality reason decidedBy decidedAt }";

    static final String PAGE = page("");

    static final String DETERMINED =
            page("determination { scope { outcome } classification { productClass } openQuestions { fact } }");

    static final String CERTIFIED = page("certificates { nodes { " + String.join(" ", FloorCertificates.FIELDS)
            + " } } determination { article15 { outcome } }");

    static final String ONE = """
            query ($id: ID!) { product(by: {id: $id}) {
              %s createdAt changedAt withdrawnAt %s %s
              determination { asOf scope { outcome grounds { code } } applicability { outcome legacy }
                classification { productClass ifInScope category { code title } }
                findings { code severity message } openQuestions { fact question } }
              portfolio { key name }
              changes(first: 20) { nodes { id at action actor through reason fieldChanges { field old new } } } } }""".formatted(IDENTITY, facts(ALL_FACTS), DECISION);

    private Questions() {}

    /** @param more what is asked of each product besides */
    static String page(String more) {
        return """
                query ($key: String!, $after: String) {
                  portfolio(key: $key) {
                    products(first: 50, after: $after) { nodes { %s %s %s %s } pageInfo { hasNextPage } } } }""".formatted(IDENTITY, facts(LISTED_FACTS), DECISION, more);
    }

    private static String facts(List<String> names) {
        return names.stream().collect(Collectors.joining(" ", "facts { ", " }"));
    }
}
