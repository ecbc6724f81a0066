package org.craregistry.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.craregistry.graphql.NodeId;
import org.craregistry.storage.SortKey;
import tools.jackson.databind.JsonNode;

/**
 * One question, asked in three ways that have the same answer, with changing parameters.
 *
 * @param variations how many parameters there are; they are used in turn
 */
record Contest(
        String name,
        int variations,
        IntFunction<byte[]> floor,
        IntFunction<byte[]> floorBehindSecurity,
        IntFunction<byte[]> graphQl) {

    private static final int PAGES = 50;

    byte[] floor(int variation) {
        return floor.apply(variation);
    }

    byte[] floorBehindSecurity(int variation) {
        return floorBehindSecurity.apply(variation);
    }

    byte[] graphQl(int variation) {
        return graphQl.apply(variation);
    }

    static List<Contest> all(RunningRegistry registry, Generated data) {
        List<Place> places = places(registry.port(), data.secret());
        List<Map<String, ?>> pages = places.stream().map(Place::variables).toList();
        List<String> atPages = places.stream().map(Place::query).toList();
        List<Map<String, ?>> products = new ArrayList<>();
        List<String> atProducts = new ArrayList<>();
        for (UUID id : data.histories()) {
            String shown = NodeId.of(NodeId.Kind.PRODUCT, id);
            products.add(Map.of("id", shown));
            atProducts.add("?id=" + shown);
        }
        return List.of(
                of("S1 page of 50", "page", Questions.PAGE, atPages, pages, data.secret()),
                of("S1 page of 50, determined", "determined", Questions.DETERMINED, atPages, pages, data.secret()),
                of("S1 page of 50, certificates", "certified", Questions.CERTIFIED, atPages, pages, data.secret()),
                of("S2 one product", "one", Questions.ONE, atProducts, products, data.secret()));
    }

    private static Contest of(
            String name,
            String path,
            String document,
            List<String> queries,
            List<Map<String, ?>> variables,
            String secret) {
        List<byte[]> open = queries.stream()
                .map(query -> Exchange.get(Floors.OPEN + path + query, secret))
                .toList();
        List<byte[]> behind = queries.stream()
                .map(query -> Exchange.get(Floors.BEHIND_SECURITY + path + query, secret))
                .toList();
        List<byte[]> asked = variables.stream()
                .map(given -> Exchange.post(document, given, secret))
                .toList();
        return new Contest(name, queries.size(), open::get, behind::get, asked::get);
    }

    /** Where a page begins: after a cursor for the API, after a sort key and an id for the floor. */
    private record Place(String cursor, String portfolio, String reference, String id) {

        Map<String, ?> variables() {
            return Map.of("key", Generated.PORTFOLIO, "after", cursor);
        }

        String query() {
            return "?portfolio=" + portfolio + "&after=" + reference + "&id=" + id;
        }
    }

    private static List<Place> places(int port, String secret) {
        List<Place> places = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of("key", Generated.PORTFOLIO));
        for (int i = 0; i < PAGES; i++) {
            JsonNode portfolio = Exchange.json(port, Exchange.post(Questions.PLACES, variables, secret))
                    .at("/data/portfolio");
            JsonNode page = portfolio.at("/products");
            JsonNode last = page.at("/nodes/99");
            String cursor = page.at("/pageInfo/endCursor").asString();
            places.add(new Place(
                    cursor,
                    portfolio.at("/id").asString(),
                    SortKey.of(last.at("/reference").asString()),
                    last.at("/id").asString()));
            variables.put("after", cursor);
        }
        return places;
    }
}
