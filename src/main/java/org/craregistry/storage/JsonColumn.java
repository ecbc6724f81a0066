package org.craregistry.storage;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Values kept as JSON in a text column, written the same way every time. */
public final class JsonColumn {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // what was kept before a yes or no was added to it says no
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** What was found out about a type once, for all values of it. */
    private static final Map<Type, ObjectReader> READERS = new ConcurrentHashMap<>();

    private JsonColumn() {}

    /** The JSON of a value made of maps, lists, texts, numbers and booleans. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The same in UTF-8. */
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** Reads a value back from UTF-8. */
    public static <T> T read(byte[] json, TypeReference<T> type) {
        return reader(type).readValue(json);
    }

    /** Reads a value back. */
    public static <T> T read(String json, TypeReference<T> type) {
        return reader(type).readValue(json);
    }

    private static ObjectReader reader(TypeReference<?> type) {
        return READERS.computeIfAbsent(type.getType(), unused -> MAPPER.readerFor(type));
    }
}
