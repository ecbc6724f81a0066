package org.craregistry.register.imports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.craregistry.storage.TemporaryFile;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was sent.
 *
 * @param fileName the name the sender gave it; {@code null} for none; for messages only, never a path
 * @param mediaType what the sender says it is
 * @param mapping foreign header to field; the empty text as field means: do not read this column
 * @param datePattern how dates in texts are written; {@code null} for ISO dates only
 */
record Upload(
        @Nullable String fileName,
        String mediaType,
        Map<String, String> mapping,
        @Nullable String datePattern,
        TemporaryFile content) {

    Upload {
        mapping = Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
    }
}
