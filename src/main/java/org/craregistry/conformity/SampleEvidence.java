package org.craregistry.conformity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.craregistry.law.Evidence;
import org.craregistry.law.plain.EvidenceReader;
import org.craregistry.portfolio.ProductEvidence;
import org.craregistry.portfolio.ProductKey;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.Refiling;
import org.craregistry.storage.Ids;
import org.craregistry.storage.JsonColumn;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

/** Files the evidence of the sample portfolio, from a list of products with their evidence as the API takes it. */
@Service
public class SampleEvidence {

    private static final TypeReference<List<Map<String, Object>>> PRODUCTS = new TypeReference<>() {};

    private final ProductEvidence evidence;
    private final ProductQueries products;

    SampleEvidence(ProductEvidence evidence, ProductQueries products) {
        this.evidence = evidence;
        this.products = products;
    }

    /**
     * Files everything for the products of a portfolio, in the transaction of the caller.
     *
     * @param json a list of objects with {@code reference}, {@code version} and the fields of EvidenceInput
     * @throws IllegalArgumentException where a product is missing or a piece of evidence cannot be as it is
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void file(UUID portfolio, Resource json) throws IOException {
        Map<ProductKey, Map<String, Object>> told = new HashMap<>();
        read(json).forEach(one -> told.put(new ProductKey(text(one, "reference"), text(one, "version")), one));
        Map<UUID, ProductKey> keys = new HashMap<>();
        products.findForWork(portfolio, told.keySet()).forEach((key, product) -> keys.put(product.productId(), key));
        if (keys.size() < told.size()) {
            throw new IllegalArgumentException("not every product of " + json.getFilename() + " is there");
        }
        evidence.changeForWork(
                keys.keySet(),
                refiling -> file(refiling, Objects.requireNonNull(told.get(keys.get(refiling.product())))));
    }

    private static List<Map<String, Object>> read(Resource json) throws IOException {
        try (InputStream in = json.getInputStream()) {
            return JsonColumn.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), PRODUCTS);
        }
    }

    private static String text(Map<String, Object> one, String field) {
        return String.valueOf(one.getOrDefault(field, ""));
    }

    private static void file(Refiling refiling, Map<String, Object> told) {
        Evidence read = EvidenceReader.read("", told);
        Stream.of(read.certificates(), read.declarations(), read.assessments())
                .flatMap(List::stream)
                .forEach(piece -> refiling.add(Ids.next(), piece));
        refiling.standToRequirements(read.requirements().keySet(), read.requirements());
        refiling.standToElements(read.elements().keySet(), read.elements());
    }
}
