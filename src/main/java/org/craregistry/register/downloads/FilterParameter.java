package org.craregistry.register.downloads;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.QueryParameters;
import org.craregistry.law.CategoryCode;
import org.craregistry.portfolio.ProductFilter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A filter as it comes in an address: a ProductFilter of the API, written in JSON.
 *
 * @param words what is filtered by, for people; empty where nothing is
 */
record FilterParameter(ProductFilter filter, String words) {

    private static final Set<String> TRUTHS = Arrays.stream(ProductFilter.class.getRecordComponents())
            .filter(component -> component.getType() == Boolean.class)
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    /**
     * Reads a filter.
     *
     * @param sent {@code null} or empty for no filter
     * @param asOf the day whose answers it looks at; {@code null} for today
     * @throws BadRequest where it is no filter or no day
     */
    static FilterParameter read(@Nullable String sent, @Nullable String asOf) {
        FilterParameter read = read(sent);
        LocalDate day = QueryParameters.date("asOf", asOf);
        return day == null
                ? read
                : new FilterParameter(
                        read.filter.on(day), read.words.isEmpty() ? "asOf: " + day : read.words + "; asOf: " + day);
    }

    private static FilterParameter read(@Nullable String sent) {
        if (sent == null || sent.isBlank()) {
            return new FilterParameter(ProductFilter.ALL, "");
        }
        try {
            JsonNode tree = JSON.readTree(sent);
            if (!tree.isObject()
                    || tree.has("asOf")
                    || tree.has("knownOn")
                    || !tree.properties().stream().allMatch(FilterParameter::isWrittenAsInTheApi)) {
                throw refused(sent);
            }
            ProductFilter filter = JSON.treeToValue(tree, ProductFilter.class);
            checkCategories(filter.category());
            return new FilterParameter(filter, words(tree));
        } catch (JacksonException e) {
            throw refused(sent);
        }
    }

    /** Texts, lists of texts, for which one alone may stand, and truth values are all there is; what is written otherwise would be taken for something else, or for nothing. */
    private static boolean isWrittenAsInTheApi(Map.Entry<String, JsonNode> field) {
        JsonNode value = field.getValue();
        if (value.isArray()) {
            return value.valueStream().allMatch(JsonNode::isString);
        }
        boolean isTruth = TRUTHS.contains(field.getKey());
        return value.isNull()
                || (isTruth
                        ? value.isBoolean()
                        : value.isString()
                                && (field.getKey().equals("text")
                                        || !value.asString().isBlank()));
    }

    private static void checkCategories(@Nullable List<String> codes) {
        if (codes == null) {
            return;
        }
        for (String code : codes) {
            if (CategoryCode.find(code).isEmpty()) {
                throw new BadRequest("filter: \"%s\" is no category; use codes such as %s."
                        .formatted(
                                BadRequest.shorten(code),
                                CategoryCode.ALL.get(1).code()));
            }
        }
    }

    private static String words(JsonNode tree) {
        StringBuilder words = new StringBuilder();
        tree.properties().stream().filter(field -> !field.getValue().isNull()).forEach(field -> {
            words.append(words.isEmpty() ? "" : "; ").append(field.getKey()).append(": ");
            JsonNode value = field.getValue();
            words.append(
                    value.isArray()
                            ? String.join(
                                    ", ",
                                    value.valueStream().map(JsonNode::asString).toList())
                            : value.asString());
        });
        return words.toString();
    }

    private static BadRequest refused(String sent) {
        return new BadRequest(
                "filter: \"%s\" is no filter. Write a ProductFilter of the API in JSON, such as {\"scope\":[\"IN_SCOPE\"],\"text\":\"router\"}."
                        .formatted(BadRequest.shorten(sent)));
    }
}
