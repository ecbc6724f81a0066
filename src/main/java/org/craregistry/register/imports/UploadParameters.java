package org.craregistry.register.imports;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.craregistry.graphql.BadRequest;
import org.craregistry.register.MappedFields;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What is said about an upload besides its bytes, checked. */
final class UploadParameters {

    private static final Set<String> ACCEPTED = Set.of(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "text/csv",
            MediaType.APPLICATION_OCTET_STREAM_VALUE,
            // What browsers send for .csv where Excel is installed; what it is tells the content, as with the one
            // before.
            "application/vnd.ms-excel");

    private static final int LONGEST_PATTERN = 100;
    private static final int MOST_MAPPINGS = 1000;

    private UploadParameters() {}

    /** The media type without its parameters; {@code null} where it is none that a register can have. */
    static @Nullable String mediaType(@Nullable String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(String.valueOf(contentType));
            String plain = type.getType() + "/" + type.getSubtype();
            return ACCEPTED.contains(plain) ? plain : null;
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }

    /**
     * The pattern of dates.
     *
     * @throws BadRequest where it cannot be one
     */
    static @Nullable String datePattern(@Nullable String sent) {
        if (sent != null && sent.length() > LONGEST_PATTERN) {
            throw new BadRequest("datePattern: %d characters are too many; use a pattern such as dd.MM.yyyy."
                    .formatted(sent.length()));
        }
        if (sent == null || sent.isBlank()) {
            return null;
        }
        try {
            DateTimeFormatter.ofPattern(sent, Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new BadRequest(
                    "datePattern: \"%s\" is no pattern of dates; use one such as dd.MM.yyyy.".formatted(sent));
        }
        return sent;
    }

    /**
     * The mapping of foreign headers, each {@code header=field}, split at the last equals sign.
     *
     * @throws BadRequest where one is written wrongly or names a field that is none
     */
    static Map<String, String> mapping(String @Nullable [] sent) {
        Map<String, String> mapping = new LinkedHashMap<>();
        if (sent == null) {
            return mapping;
        }
        if (sent.length > MOST_MAPPINGS) {
            throw new BadRequest(
                    "map: %d headers are too many; name at most %d.".formatted(sent.length, MOST_MAPPINGS));
        }
        for (String one : sent) {
            int equals = one.lastIndexOf('=');
            if (equals < 1) {
                throw new BadRequest(
                        "map: \"%s\" is no mapping; write header=field, such as map=Certificate No.=reference, header=field,field for a column that fills several, or header= for one not to read."
                                .formatted(BadRequest.shorten(one)));
            }
            String header = one.substring(0, equals);
            if (mapping.put(header, field(one.substring(equals + 1).strip())) != null) {
                throw new BadRequest(
                        "map: the header \"%s\" is mapped twice; keep one.".formatted(BadRequest.shorten(header)));
            }
        }
        return mapping;
    }

    private static String field(String names) {
        for (String name : MappedFields.of(names)) {
            if (MappedFields.column(name).isEmpty()) {
                throw new BadRequest(
                        "map: \"%s\" is no field of the register that can be read; registerColumns in the API lists them."
                                .formatted(BadRequest.shorten(name)));
            }
        }
        return names;
    }
}
