package org.craregistry.bench;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.law.Determination;
import org.craregistry.law.Evidence;
import org.craregistry.law.Facts;
import org.craregistry.law.Law;
import org.craregistry.law.StateOfLaw;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** The facts of a product, from the stored document to the answer. */
final class FloorFacts {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final JsonFactory JSON = new JsonFactory();

    private FloorFacts() {}

    static Map<String, Object> read(String stored) {
        Map<String, Object> facts = new HashMap<>();
        try (JsonParser parser = JSON.createParser(stored)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                facts.put(name, value(parser));
            }
        }
        return facts;
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case START_ARRAY -> {
                List<String> values = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(parser.getString());
                }
                yield values;
            }
            default -> parser.getString();
        };
    }

    static void write(JsonGenerator json, Map<String, Object> facts, List<String> asked) {
        json.writeName("facts").writeStartObject();
        for (String name : asked) {
            json.writeName(name);
            write(json, facts.get(name));
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable Object answer) {
        if (answer == null) {
            json.writeNull();
        } else if (answer instanceof Boolean yes) {
            json.writeBoolean(yes);
        } else if (answer instanceof Number number) {
            json.writeNumber(number.doubleValue());
        } else if (answer instanceof List<?> several) {
            json.writeStartArray();
            several.forEach(one -> json.writeString(String.valueOf(one)));
            json.writeEndArray();
        } else {
            json.writeString(String.valueOf(answer));
        }
    }

    /** Asks the same law the same way. */
    static Determination determine(Map<String, Object> facts, boolean decided, StateOfLaw law) {
        return determine(facts, new Evidence("", decided, List.of(), List.of(), List.of(), Map.of(), Map.of()), law);
    }

    static Determination determine(Map<String, Object> facts, Evidence evidence, StateOfLaw law) {
        return Law.determine(Facts.of(facts), evidence, LocalDate.now(BRUSSELS), law);
    }
}
