package org.craregistry.register.imports;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.craregistry.graphql.BadRequest;
import org.craregistry.register.ReadSettings;
import org.craregistry.register.ReadSettings.AlikeKeys;
import org.craregistry.register.ReadSettings.OtherSheet;
import org.craregistry.register.SheetKind;
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

    /** How the parameters are called that the API calls otherwise. */
    private static final Map<String, String> PARAMETERS =
            Map.of("headers", "map", "letters", "column", "otherSheets", "otherSheet");

    /** Encodings that are found out from the file; clients name them for want of a better one. */
    private static final Set<String> FOUND_OUT =
            Set.of("UTF-8", "US-ASCII", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE");

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

    /** The encoding that the media type of a text names, where it is none that the file tells itself. */
    private static @Nullable String charset(@Nullable String contentType) {
        Charset named = contentType == null
                ? null
                : MediaType.parseMediaType(contentType).getCharset();
        return named == null || FOUND_OUT.contains(named.name()) ? null : named.name();
    }

    /** The names of the parameters that say something about a file. */
    static final String[] NAMES = {
        "map",
        "column",
        "fileName",
        "datePattern",
        "sheet",
        "headerRow",
        "otherSheet",
        "encoding",
        "decimal",
        "alikeKeys"
    };

    /** Those that can be sent several times, for several headers, columns and sheets. */
    static final Set<String> SEVERAL = Set.of("map", "column", "otherSheet");

    /**
     * What the parameters say about a file, and its media type.
     *
     * @param contentType one that a register can have; {@code null} for none
     * @throws BadRequest where a parameter cannot be meant
     */
    static ReadSettings settings(Map<String, String[]> sent, @Nullable String contentType) {
        String encoding = text(sent, "encoding");
        ReadSettings settings = new ReadSettings(
                mapping("map", sent.get("map")),
                mapping("column", sent.get("column")),
                text(sent, "sheet"),
                row("headerRow", text(sent, "headerRow")),
                otherSheets(mapping("otherSheet", sent.get("otherSheet"))),
                encoding == null ? charset(contentType) : encoding,
                text(sent, "decimal"),
                text(sent, "datePattern"),
                alikeKeys(text(sent, "alikeKeys")));
        SettingsCheck.of(settings).ifPresent(fault -> {
            throw new BadRequest(PARAMETERS.getOrDefault(fault.setting(), fault.setting()) + ": " + fault.sentence());
        });
        return settings;
    }

    private static @Nullable String text(Map<String, String[]> sent, String name) {
        String[] values = sent.get(name);
        return values == null || values[0].isBlank() ? null : values[0];
    }

    private static @Nullable Integer row(String name, @Nullable String sent) {
        try {
            return sent == null ? null : Integer.valueOf(sent.strip());
        } catch (NumberFormatException e) {
            throw new BadRequest("%s: \"%s\" is no number of a row.".formatted(name, BadRequest.shorten(sent)));
        }
    }

    /** What sheets hold, each called as in our template, and after a colon the row of its header. */
    private static List<OtherSheet> otherSheets(Map<String, String> sent) {
        List<OtherSheet> sheets = new ArrayList<>();
        sent.forEach((sheet, said) -> {
            String[] parts = said.split(":", 2);
            SheetKind holds = SheetKind.named(parts[0])
                    .orElseThrow(() -> new BadRequest(
                            "otherSheet: \"%s\" is no sheet of the register; use Certificates, Declarations, Assessments, Annex I or Article 15."
                                    .formatted(BadRequest.shorten(parts[0]))));
            sheets.add(new OtherSheet(sheet, holds, parts.length == 1 ? null : row("otherSheet", parts[1])));
        });
        return sheets;
    }

    private static AlikeKeys alikeKeys(@Nullable String sent) {
        return Arrays.stream(AlikeKeys.values())
                .filter(one -> sent == null || one.name().equalsIgnoreCase(sent))
                .findFirst()
                .orElseThrow(() ->
                        new BadRequest("alikeKeys: \"%s\" is not accepted; use REJECT, SAME_PRODUCT or NEW_PRODUCT."
                                .formatted(BadRequest.shorten(String.valueOf(sent)))));
    }

    /** A mapping of foreign headers, or of letters of columns, each {@code header=field}, split at the last equals sign. */
    private static Map<String, String> mapping(String name, String @Nullable [] sent) {
        Map<String, String> mapping = new LinkedHashMap<>();
        if (sent == null) {
            return mapping;
        }
        if (sent.length > MOST_MAPPINGS) {
            throw new BadRequest(
                    "%s: %d headers are too many; name at most %d.".formatted(name, sent.length, MOST_MAPPINGS));
        }
        for (String one : sent) {
            int equals = one.lastIndexOf('=');
            if (equals < 1) {
                throw new BadRequest(
                        "%s: \"%s\" is no mapping; write header=field, such as map=Certificate No.=reference, column=F=reference or otherSheet=EUCC 2027=Certificates, header=field,field for a column that fills several, or header= for one not to read."
                                .formatted(name, BadRequest.shorten(one)));
            }
            String header = one.substring(0, equals);
            if (mapping.put(header, one.substring(equals + 1).strip()) != null) {
                throw new BadRequest(
                        "%s: \"%s\" is mapped twice; keep one.".formatted(name, BadRequest.shorten(header)));
            }
        }
        return mapping;
    }
}
