package org.craregistry.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes {@link PlainObject} as JSON: its names are quoted once for all objects of a list, and its values are mostly texts. */
@JacksonComponent
final class PlainObjectWriter extends ValueSerializer<PlainObject> {

    @Override
    public void serialize(PlainObject object, JsonGenerator json, SerializationContext context) {
        json.writeStartObject();
        for (int i = 0; i < object.size(); i++) {
            json.writeName(object.quotedName(i));
            write(object.value(i), json, context);
        }
        json.writeEndObject();
    }

    private void write(@Nullable Object value, JsonGenerator json, SerializationContext context) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof PlainObject object) {
            serialize(object, json, context);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof List<?> several) {
            json.writeStartArray();
            for (Object one : several) {
                write(one, json, context);
            }
            json.writeEndArray();
        } else {
            context.writeValue(json, value);
        }
    }
}
