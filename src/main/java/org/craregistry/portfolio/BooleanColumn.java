package org.craregistry.portfolio;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/** Yes or no as a text, so that products are counted by it as by every other answer. */
final class BooleanColumn implements AttributeConverter<Boolean, String> {

    static @Nullable Boolean read(@Nullable String stored) {
        return stored == null ? null : Boolean.valueOf(stored);
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Boolean yes) {
        return yes == null ? null : yes.toString();
    }

    @Override
    public @Nullable Boolean convertToEntityAttribute(@Nullable String stored) {
        return read(stored);
    }
}
