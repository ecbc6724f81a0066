package org.craregistry.register.imports;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.craregistry.graphql.BadRequest;
import org.craregistry.register.DatePattern;
import org.craregistry.register.MappedFields;
import org.craregistry.register.ReadSettings;
import org.craregistry.register.ReadSettings.OtherSheet;
import org.craregistry.register.SheetKind;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with the things that are said about a file, before it is read. */
final class SettingsCheck {

    private static final int LONGEST = 100;
    private static final int LAST_ROW = 1_048_576;
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{1,3}");
    private static final Pattern DECIMAL = Pattern.compile("[.,]");

    private SettingsCheck() {}

    /**
     * What is wrong.
     *
     * @param setting the name of the setting, as the API has it
     */
    record Fault(String setting, String sentence) {}

    /** The first thing that is wrong, empty where nothing is. */
    static Optional<Fault> of(ReadSettings settings) {
        return Stream.of(
                        text("sheet", settings.sheet(), any -> true, "the name of a sheet, up to 100 characters"),
                        row(settings.headerRow()),
                        others(settings),
                        text(
                                "encoding",
                                settings.encoding(),
                                SettingsCheck::isCharset,
                                "the name of an encoding, such as UTF-8, UTF-16, windows-1252 or IBM850"),
                        text(
                                "decimal",
                                settings.decimal(),
                                one -> DECIMAL.matcher(one).matches(),
                                ". or ,"),
                        pattern(settings.datePattern()),
                        fields("headers", settings.headers()),
                        letters(settings.letters()),
                        fields("letters", settings.letters()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Fault> text(
            String setting, @Nullable String met, Predicate<String> accepted, String words) {
        boolean right = met == null || met.length() <= LONGEST && accepted.test(met);
        return right
                ? Optional.empty()
                : Optional.of(new Fault(
                        setting,
                        "\"%s\" is not accepted; use %s.".formatted(BadRequest.shorten(String.valueOf(met)), words)));
    }

    private static Optional<Fault> row(@Nullable Integer row) {
        return row == null || row >= 0 && row <= LAST_ROW
                ? Optional.empty()
                : Optional.of(new Fault(
                        "headerRow",
                        "%d is no row; use the number that spreadsheets show, or 0 where there is no header."
                                .formatted(row)));
    }

    private static Optional<Fault> others(ReadSettings settings) {
        Set<Object> said = new HashSet<>();
        for (OtherSheet other : settings.otherSheets()) {
            if (!SheetKind.OF_EVIDENCE.contains(other.holds())) {
                return fault("the sheet with the products is named by \"sheet\", others by \"otherSheets\".");
            }
            if (other.sheet().isBlank() || other.sheet().length() > LONGEST) {
                return fault("\"%s\" is no name of a sheet; use up to 100 characters."
                        .formatted(BadRequest.shorten(other.sheet())));
            }
            if (other.headerRow() != null && (other.headerRow() < 1 || other.headerRow() > LAST_ROW)) {
                return fault("%d is no row; use the number that spreadsheets show.".formatted(other.headerRow()));
            }
            if (!said.add(other.holds())
                    || settings.holds(other.sheet())
                            .filter(other.holds()::equals)
                            .isEmpty()) {
                return fault("\"%s\" or \"%s\" is named twice; keep one sheet for each."
                        .formatted(
                                BadRequest.shorten(other.sheet()), other.holds().title()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> fault(String sentence) {
        return Optional.of(new Fault("otherSheets", sentence));
    }

    private static Optional<Fault> pattern(@Nullable String pattern) {
        if (pattern == null) {
            return Optional.empty();
        }
        return text("datePattern", pattern, any -> true, "a pattern such as dd.MM.yyyy")
                .or(() -> DatePattern.refusal(pattern).map(sentence -> new Fault("datePattern", sentence)));
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    private static Optional<Fault> letters(Map<String, String> letters) {
        return letters.keySet().stream()
                .filter(one -> !LETTERS.matcher(one).matches())
                .findFirst()
                .map(one -> new Fault(
                        "letters",
                        "\"%s\" are no letters of a column; use such as F.".formatted(BadRequest.shorten(one))));
    }

    private static Optional<Fault> fields(String setting, Map<String, String> mapping) {
        return mapping.values().stream()
                .filter(field -> !isReadable(field))
                .findFirst()
                .map(field -> new Fault(
                        setting,
                        "\"%s\" is no field of the register that can be read; registerColumns in the API lists them."
                                .formatted(BadRequest.shorten(field))));
    }

    private static boolean isReadable(String field) {
        return MappedFields.of(field).stream()
                .allMatch(one -> MappedFields.column(one).isPresent());
    }
}
