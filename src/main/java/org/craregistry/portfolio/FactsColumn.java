package org.craregistry.portfolio;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import org.craregistry.law.Facts;
import org.craregistry.storage.JsonColumn;
import tools.jackson.core.type.TypeReference;

/** Facts as they are stored: one JSON document of the answers given, in the order of the vocabulary. */
@Converter
class FactsColumn implements AttributeConverter<Facts, String> {

    private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};

    /** The plain answers of a stored document. */
    static Map<String, Object> plain(String stored) {
        return JsonColumn.read(stored, PLAIN);
    }

    @Override
    public String convertToDatabaseColumn(Facts facts) {
        return JsonColumn.write(facts.plain());
    }

    @Override
    public Facts convertToEntityAttribute(String stored) {
        return Facts.of(plain(stored));
    }
}
