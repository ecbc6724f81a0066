package org.craregistry.register.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.register.ReadSettings;
import org.craregistry.register.ReadSettings.AlikeKeys;
import org.craregistry.register.ReadSettings.OtherSheet;
import org.jspecify.annotations.Nullable;

/** What is said about a file, as the API has it. */
record SettingsInput(
        @Nullable List<HeaderMapping> headers,
        @Nullable List<LetterMapping> letters,
        @Nullable String sheet,
        @Nullable Integer headerRow,
        @Nullable List<OtherSheet> otherSheets,
        @Nullable String encoding,
        @Nullable String decimal,
        @Nullable String datePattern,
        AlikeKeys alikeKeys) {

    /** A header. @param field {@code null} for a column not to read */
    record HeaderMapping(String header, @Nullable String field) {}

    /** The letters of a column. @param field {@code null} for a column not to read */
    record LetterMapping(String letters, @Nullable String field) {}

    static SettingsInput of(ReadSettings settings) {
        return new SettingsInput(
                settings.headers().entrySet().stream()
                        .map(one -> new HeaderMapping(one.getKey(), none(one.getValue())))
                        .toList(),
                settings.letters().entrySet().stream()
                        .map(one -> new LetterMapping(one.getKey(), none(one.getValue())))
                        .toList(),
                settings.sheet(),
                settings.headerRow(),
                settings.otherSheets(),
                settings.encoding(),
                settings.decimal(),
                settings.datePattern(),
                settings.alikeKeys());
    }

    private static @Nullable String none(String field) {
        return field.isEmpty() ? null : field;
    }

    /** @throws Refused where something is mapped twice */
    ReadSettings settings() {
        Map<String, String> byHeader = new LinkedHashMap<>();
        Map<String, String> byLetters = new LinkedHashMap<>();
        if (headers != null) {
            headers.forEach(one -> put(byHeader, "headers", one.header(), one.field()));
        }
        if (letters != null) {
            letters.forEach(one -> put(byLetters, "letters", one.letters(), one.field()));
        }
        List<OtherSheet> others = otherSheets == null ? List.of() : otherSheets;
        return new ReadSettings(
                byHeader, byLetters, sheet, headerRow, others, encoding, decimal, datePattern, alikeKeys);
    }

    private static void put(Map<String, String> mapping, String setting, String key, @Nullable String field) {
        if (mapping.put(key, field == null ? "" : field) != null) {
            throw Refused.because(
                    Code.INVALID, "settings." + setting, "\"%s\" is mapped twice; keep one.".formatted(key));
        }
    }
}
