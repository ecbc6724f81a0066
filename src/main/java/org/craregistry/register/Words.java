package org.craregistry.register;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of several languages that headers and cells are understood by. Each language is a file below {@code register/words} with
 * lines of kind, key and words between bars; a language is added by a file and its name here.
 */
final class Words {

    /** Words that mean yes. */
    static final String YES = "yes";

    /** Words that mean no. */
    static final String NO = "no";

    /** Words that mean none of several values. */
    static final String NONE = "none";

    /** Words that stand in a cell where nothing is known, or where the cell above is meant. */
    static final String NOTHING = "nothing";

    /** Words that rows of sums begin with. */
    static final String TOTAL = "total";

    /** Words that stand for the reference of a product in a row that shows how one is filled. */
    static final String EXAMPLE = "example";

    /** Words around a place in an act that say nothing, such as "Annex". */
    static final String FILLER = "filler";

    /** Words in the place of a last day where there is none. */
    static final String ENDLESS = "endless";

    /** Words around the number of an act. */
    static final String ACT = "act";

    /** Words for a part of an annex. */
    static final String PART = "part";

    /** Words for the classes of products. */
    static final String CLASS = "class";

    /** Words for the text that goes with an answer: why, or where it is shown. */
    static final String NOTE = "note";

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "nl", "pl");
    private static final String HEADER = "header";
    private static final String CHOICE = "choice";
    private static final String SHEET = "sheet";
    private static final String UNIT = "unit";
    private static final Map<String, List<String>> ALL = read();

    private Words() {}

    /** The words of a kind, of all languages, as {@link Spelling#bare} leaves them. */
    static Set<String> bare(String kind) {
        return words(kind, "").stream().map(Spelling::bare).collect(Collectors.toUnmodifiableSet());
    }

    /** The words of a kind as they are written in the files, of all languages. */
    static List<String> of(String kind) {
        return words(kind, "");
    }

    /** Other headers for a field. */
    static List<String> headers(String field) {
        return words(HEADER, field);
    }

    /** Other words for a value of a field. */
    static List<String> choices(String field, String code) {
        return words(CHOICE, field + "." + code);
    }

    /** Other names for a sheet. */
    static List<String> sheets(SheetKind sheet) {
        return words(SHEET, sheet.name());
    }

    /** Words for a unit of numbers. */
    static List<String> units(String unit) {
        return words(UNIT, unit);
    }

    private static List<String> words(String kind, String key) {
        return ALL.getOrDefault(kind + "," + key, List.of());
    }

    /** As it is typed where a keyboard has no umlauts, no sharp s and no crossed l. */
    private static String withoutOwnLetters(String word) {
        return word.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("Ä", "Ae")
                .replace("Ö", "Oe")
                .replace("Ü", "Ue")
                .replace("ß", "ss")
                .replace("ł", "l")
                .replace("Ł", "L");
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> all = new HashMap<>();
        LANGUAGES.forEach(language -> read("/register/words/" + language + ".csv", all));
        return all;
    }

    private static void read(String file, Map<String, List<String>> all) {
        InputStream found = Objects.requireNonNull(Words.class.getResourceAsStream(file), file);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",", 3)).forEach(line -> {
                List<String> words = all.computeIfAbsent(line[0] + "," + line[1], any -> new ArrayList<>());
                Stream.of(line[2].split("\\|"))
                        .flatMap(word -> Stream.of(word, withoutOwnLetters(word)))
                        .filter(word -> !words.contains(word))
                        .forEach(words::add);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
