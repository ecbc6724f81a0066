package org.craregistry.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.portfolio.IdentityField;
import org.craregistry.register.workbook.SheetRow;
import org.craregistry.register.workbook.UnreadableRegister;
import org.jspecify.annotations.Nullable;

/** The names by which header cells are recognised: the caller's mapping first, then headers, fields and synonyms of ours. */
final class HeaderNames {

    private static final String PROBLEMS = Spelling.bare(ProblemsWorkbook.HEADER);

    /** Whether a column has to be filled, as headers tell it in brackets. */
    private static final String FILLING =
            "text|texte|id|key|unique|eindeutig|required|mandatory|optional|pflicht|pflichtfeld|obligatoire|facultatif|obligatorio|opcional|obbligatorio"
                    + "|facoltativo|verplicht|optioneel|wymagane|opcjonalne|free|freitext|max\\.? ?\\d{1,5}|characters?|chars?|zeichen"
                    + "|caract[eè]res|caratteri|tekens|znaków";

    /** An example in brackets, in any language. */
    private static final Pattern EXAMPLE = Pattern.compile(
            "[(\\[]\\s*(?:e\\.? ?g\\.?|z\\.? ?B\\.?|p\\.? ?(?:ex|ej)\\.?|par exemple|por ejemplo|(?:ad|per) es(?:empio|\\.)?|bijv\\.?|np\\.?"
                    + "|for example|example|exemple|ejemplo|esempio|voorbeeld|przykład|(?:zum )?Beispiel|such as|like|wie)"
                    + "[ :.,][^()\\[\\]]{1,80}[)\\]]\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern BETWEEN_LANGUAGES = Pattern.compile("[/|\\n(]");

    /** The mark of a footnote behind a header. */
    private static final Pattern FOOTNOTE =
            Pattern.compile("[\u00B9\u00B2\u00B3\u2070-\u2079*\u2020\u2021]+$|\\[\\d{1,2}\\]$");

    private static final Pattern HINT = hint(FILLING);

    /** What a row below the header says of the columns: types, the letters of dates, units, or nothing but lines. */
    private static final Pattern FILLING_ALONE =
            Pattern.compile("""
            [(\\[]?(?:WORDS|texto|testo|tekst|string|varchar|number|zahl|nombre|date|datum|fecha|data|boolean|m|o|years|jahre\
            |[ymdjtagr]{1,4}([-./][ymdjtagr]{1,4}){2}|[:=_\u2013-]{2,}|(?:yes|ja|oui|s[ií]|tak) ?/ ?(?:no|nein|nee|non|nie))[)\\]]?""".replace("WORDS", FILLING), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What headers say of columns of these types besides: yes and no, and the letters of dates. */
    private static final Map<ColumnType, Pattern> HINTS = Map.of(
            ColumnType.YES_NO,
            hint(FILLING + "|yes|no|ja|nein|nee|oui|non|s[iíì]|tak|nie|y|j|n|o|s|t"),
            ColumnType.DATE,
            hint(FILLING + "|dd?|tt?|gg?|mm?|y{2,4}|j{2,4}|a{2,4}|r{2,4}|date|datum|fecha|data"));

    /** A word that says version, as a whole or within another one. */
    private static final String VERSION_WORD =
            "(?:(?!con|di|in)\\p{L}*versi\\p{L}*|wersj\\p{L}*|\\p{L}*fassung|ausgabe|revisi\\p{L}*|r[eé]visi\\p{L}*|release|firmware\\p{L}*|edition"
                    + "|édition|edizione|edición|vers?|rev|fw|sw|stand|index|[ií]ndice|build)";

    /** What may stand beside such a word in the header of a version. */
    private static final String BESIDE_VERSION =
            "(?:no|nr|n[°º]|num\\p{L}*|núm\\p{L}*|code|current|actual|actuelle?|aktuelle?|product|produ[ck]t\\p{L}*|produit|prodotto|model\\p{L}*|fw|sw|hw"
                    + "|firmware|software|hardware|oprogramowania|logicielle?|de|of|du|des|della?|der|la|le)";

    /** Longer headers say more than that, and would take the pattern long. */
    private static final int LONGEST_VERSION = 40;

    /** A header that says version and nothing else: notes on a release and who revised it are none. */
    private static final Pattern VERSION = Pattern.compile(
            "^SEPARATOR(?:BESIDE SEPARATOR)*?WORD(?:SEPARATOR(?:BESIDE|WORD))*SEPARATOR$"
                    .replace(" ", "")
                    .replace("BESIDE", BESIDE_VERSION)
                    .replace("WORD", VERSION_WORD)
                    .replace("SEPARATOR", "[\\s\\p{Punct}]*"),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern DATE = Pattern.compile(
            "dat[aeu]|fecha|(?<!\\p{L})(?:am|on|le|op)$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static Pattern hint(String words) {
        return Pattern.compile(
                """
                [(\\[]\\s*WORD(?:[\\s/.,;:|-]+WORD){0,30}\\s*[)\\]]\\s*$""".replace("WORD", "(?:" + words + ")"), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Of shorter headers, such as EOL, half of all are near. */
    private static final int SHORTEST_NEAR = 4;

    private static final Set<String> NOTES = Words.bare(Words.NOTE);

    private final Map<String, Column> headers = new HashMap<>();
    private final Map<String, Column> fields = new HashMap<>();
    private final Map<String, Column> synonyms = new HashMap<>();

    /** What is on file, beside products: by its field alone, since a column "Scheme" of somebody else may mean anything. */
    private final Map<String, Column> beside = new HashMap<>();

    /** By their fields; none on other sheets than theirs. */
    private final Map<String, Column> ofRequirements = new HashMap<>();

    private final Map<String, List<Column>> mapped = new LinkedHashMap<>();
    private final Map<String, List<Column>> saved = new HashMap<>();
    private final Map<Integer, List<Column>> letters = new LinkedHashMap<>();
    private final Map<String, String> mapping;

    /** How exactly a cell says which column it is, the most exact first. */
    enum Rank {
        LETTER,
        MAPPING,
        SAVED,
        HEADER,
        FIELD,
        SYNONYM
    }

    /** A cell of a header, or a column without one, that stands for a column of ours. */
    record Match(int index, String text, Column column, Rank rank) {

        String letters() {
            return SheetRow.letters(index);
        }

        RegisterHeader.Cell cell() {
            return HeaderNames.cell(index, text, column.field());
        }
    }

    /** A header of ours that is called nearly like one that is not known, and how nearly. */
    record NearHeader(String header, String words) {}

    /** The names on the sheet with the products, of a file that has no other. */
    HeaderNames(ReadSettings settings, SavedMappings saved) {
        this(SheetKind.PRODUCTS, settings, saved, Set.of());
    }

    /**
     * The names on a sheet.
     *
     * @param present the sheets with what is on file that the file has
     * @throws UnreadableRegister where the mapping names a field that is none, or one header twice
     */
    HeaderNames(SheetKind sheet, ReadSettings settings, SavedMappings saved, Set<SheetKind> present) {
        this.mapping = MappedFields.about(sheet, settings.headers(), present);
        for (Column column : sheet.columns()) {
            headers.put(Spelling.bare(column.header()), column);
            column.synonyms().forEach(synonym -> synonyms.putIfAbsent(Spelling.bare(synonym), column));
            if (!column.computed()) { // a column that somebody else calls "Category" is not ours
                fields.put(Spelling.bare(column.field()), column);
            }
        }
        if (sheet == SheetKind.ANNEX_I) {
            sheet.columns().forEach(column -> ofRequirements.put(column.field(), column));
        }
        about(sheet, settings.headers(), present).forEach((header, fields) -> {
            if (mapped.put(Spelling.bare(header), columns(sheet, header, fields)) != null) {
                throw new UnreadableRegister(
                        "HEADER_MAPPED_TWICE",
                        "The mapping names the header \"%s\" twice; keep one.".formatted(header));
            }
        });
        about(sheet, saved.headers(), present)
                .forEach((header, fields) -> this.saved.put(Spelling.bare(header), columns(sheet, header, fields)));
        if (sheet == SheetKind.PRODUCTS) {
            SheetKind.OF_EVIDENCE.stream()
                    .flatMap(kind -> RegisterColumns.readable(kind).stream())
                    .filter(column -> RegisterHeader.isOfEvidence(column.field()))
                    .forEach(column -> beside.put(column.field(), column));
            settings.letters().forEach((letter, fields) -> letters.put(index(letter), columns(sheet, letter, fields)));
        }
    }

    /** What a mapping says about a sheet; the key of the products, and columns not to read, stand on every sheet. */
    private static Map<String, String> about(SheetKind sheet, Map<String, String> mapping, Set<SheetKind> present) {
        Map<String, String> about = MappedFields.about(sheet, mapping, present);
        mapping.forEach((header, fields) -> {
            if (fields.isEmpty()
                    || IdentityField.REFERENCE.field().equals(fields)
                    || IdentityField.VERSION.field().equals(fields)) {
                about.putIfAbsent(header, fields);
            }
        });
        return about;
    }

    private static List<Column> columns(SheetKind sheet, String header, String fields) {
        List<Column> columns = new ArrayList<>();
        for (String field : MappedFields.of(fields)) {
            columns.add(sheet.columns().stream()
                    .filter(column -> column.field().equals(field) && !column.computed())
                    .findFirst()
                    .or(() -> MappedFields.column(field))
                    .orElseThrow(() -> new UnreadableRegister(
                            "UNKNOWN_FIELD",
                            "The mapping sends the header \"%s\" to \"%s\", which is no field of the register; accepted: %s, or the empty text for a column not to read."
                                    .formatted(header, field, fields()))));
        }
        return columns;
    }

    private static String fields() {
        return RegisterColumns.readable().stream().map(Column::field).collect(Collectors.joining(", "));
    }

    private Map<Integer, List<Column>> letters(HeaderRow row) {
        return isOfProblems(row) ? Map.of() : letters;
    }

    /** Whether a row is the header of a workbook of problems, which has headers of ours under letters of its own. */
    static boolean isOfProblems(HeaderRow row) {
        return row.texts().stream().anyMatch(HeaderNames::isOfProblems);
    }

    /** Whether a header is that of the problems in such a workbook. */
    static boolean isOfProblems(String text) {
        return Spelling.bare(text).equals(PROBLEMS);
    }

    /** What the cells of a row stand for, and the columns that are mapped by their letters, from left to right. */
    List<Match> matches(HeaderRow row) {
        List<Match> matches = new ArrayList<>();
        Map<Integer, List<Column>> letters = letters(row);
        int last = letters.keySet().stream().mapToInt(index -> index + 1).max().orElse(0);
        for (int i = 0; i < Math.max(row.extent(), last); i++) {
            HeaderRow.Cell cell = row.at(i).orElse(new HeaderRow.Cell(i, "", false));
            @Nullable List<Column> columns = letters.get(i);
            matches.addAll(columns == null ? matches(cell, row) : matches(i, cell.text(), columns, Rank.LETTER));
        }
        return matches;
    }

    /** The columns that a cell stands for, none where it is unknown or not to be read; several only where a mapping says so. */
    private List<Match> matches(HeaderRow.Cell cell, HeaderRow row) {
        if (!cell.words()) {
            return List.of();
        }
        String bare = Spelling.bare(cell.text());
        @Nullable List<Column> mappedColumns = mapped.get(bare);
        if (mappedColumns != null) {
            return matches(cell.index(), cell.text(), mappedColumns, Rank.MAPPING);
        }
        @Nullable List<Column> savedColumns = saved.get(bare);
        return savedColumns == null || headers.containsKey(bare) && isMeantAsOurs(row, savedColumns)
                ? ours(cell).stream().toList()
                : matches(cell.index(), cell.text(), savedColumns, Rank.SAVED);
    }

    /** The column that a cell stands for by the names of ours alone. */
    private Optional<Match> ours(HeaderRow.Cell cell) {
        int index = cell.index();
        String bare = Spelling.bare(FOOTNOTE.matcher(cell.text()).replaceFirst(""));
        return match(index, cell.text(), headers.get(bare), Rank.HEADER)
                .or(() -> match(index, cell.text(), fields.get(bare), Rank.FIELD))
                .or(() -> match(index, cell.text(), beside.get(cell.text().strip()), Rank.FIELD))
                .or(() -> match(index, cell.text(), synonyms.get(bare), Rank.SYNONYM))
                .or(() -> withoutHint(index, cell.text()))
                .or(() -> ofRequirement(index, cell.text()))
                .or(() -> inMonths(index, cell.text()))
                .or(() -> inSeveralLanguages(index, cell.text()));
    }

    /**
     * Whether a header of ours means our column, although it meant others in somebody else's file: all of the row are ours, as in an
     * export, or what it meant there has its own header here.
     */
    private boolean isMeantAsOurs(HeaderRow row, List<Column> elsewhere) {
        List<HeaderRow.Cell> texts =
                row.cells().stream().filter(HeaderRow.Cell::words).toList();
        return texts.stream().allMatch(this::isWrittenByUs)
                || !elsewhere.isEmpty()
                        && elsewhere.stream()
                                .allMatch(column -> texts.stream()
                                        .anyMatch(cell -> column.equals(headers.get(Spelling.bare(cell.text())))));
    }

    private boolean isWrittenByUs(HeaderRow.Cell cell) {
        return isBesideRegister(cell.text())
                || ours(cell).filter(match -> match.rank() != Rank.SYNONYM).isPresent();
    }

    /** A header that tells in brackets how to fill the column, such as {@code Support bis (TT.MM.JJJJ)}. */
    private Optional<Match> withoutHint(int index, String text) {
        return withoutHint(index, text, HINT)
                .or(() -> withoutHint(index, text, EXAMPLE))
                .or(() -> HINTS.entrySet().stream()
                        .flatMap(
                                hint -> withoutHint(index, text, hint.getValue())
                                        .filter(match -> match.column().type() == hint.getKey())
                                        .stream())
                        .findFirst());
    }

    private Optional<Match> withoutHint(int index, String text, Pattern hint) {
        String named = FOOTNOTE.matcher(text).replaceFirst("");
        String bare = Spelling.bare(hint.matcher(named).replaceFirst(""));
        return match(index, text, headers.get(bare), Rank.SYNONYM)
                .or(() -> match(index, text, synonyms.get(bare), Rank.SYNONYM));
    }

    /** A header that says the same twice, as in {@code Referenz / Reference}: each part is one, and all mean one column. */
    private Optional<Match> inSeveralLanguages(int index, String text) {
        List<String> parts = BETWEEN_LANGUAGES
                .splitAsStream(text)
                .map(Spelling::bare)
                .filter(part -> !part.isEmpty())
                .toList();
        Set<Column> meant = parts.stream()
                .map(part -> headers.getOrDefault(part, synonyms.get(part)))
                .collect(Collectors.toCollection(HashSet::new)); // holds null for what is no header
        return parts.size() > 1 && meant.size() == 1
                ? match(index, text, meant.iterator().next(), Rank.SYNONYM)
                : Optional.empty();
    }

    /** A header of ours that says months in the place of years, which its numbers then are. */
    private Optional<Match> inMonths(int index, String text) {
        return Units.inYears(text).stream()
                .map(Spelling::bare)
                .flatMap(bare ->
                        match(index, text, headers.getOrDefault(bare, synonyms.get(bare)), Rank.SYNONYM).stream())
                .findFirst();
    }

    private Optional<Match> ofRequirement(int index, String text) {
        return ofRequirements.isEmpty()
                ? Optional.empty()
                : RequirementHeaders.field(text)
                        .flatMap(field -> match(index, text, ofRequirements.get(field), Rank.SYNONYM));
    }

    private static List<Match> matches(int index, String text, List<Column> columns, Rank rank) {
        return columns.stream()
                .map(column -> new Match(index, text, column, rank))
                .toList();
    }

    private static Optional<Match> match(int index, String text, @Nullable Column column, Rank rank) {
        return column == null ? Optional.empty() : Optional.of(new Match(index, text, column, rank));
    }

    /** Whether a text is the header of any column that is read, by which a file is cut into cells before its header is found. */
    static Predicate<String> any(ReadOptions options) {
        HeaderNames names = new HeaderNames(
                SheetKind.PRODUCTS, options.settings().withHeaders(Map.of()), options.saved(), Set.of());
        Set<String> mapped = options.settings().headers().keySet().stream()
                .map(Spelling::bare)
                .collect(Collectors.toSet());
        return text -> mapped.contains(Spelling.bare(text)) || names.isKnown(text);
    }

    /** Whether a text says of a column how it is filled. */
    static boolean isFilling(String text) {
        return FILLING_ALONE.matcher(text).matches();
    }

    /** Whether a cell below the header repeats the header of its column. */
    boolean isHeader(String text, Column column) {
        return meant(text).anyMatch(one -> one.field().equals(column.field()));
    }

    /** The fields of the columns that a text may be the header of. */
    Set<String> fields(String text) {
        return meant(text).map(Column::field).collect(Collectors.toSet());
    }

    /** Whether a text is the header of a column that is read. */
    boolean isKnown(String text) {
        return meant(text).anyMatch(one -> !one.computed());
    }

    /** The columns that a text may stand for, in whatever row. */
    private Stream<Column> meant(String text) {
        String bare = Spelling.bare(text);
        return Stream.concat(
                Stream.of(mapped, saved).flatMap(names -> names.getOrDefault(bare, List.of()).stream()),
                ours(new HeaderRow.Cell(0, text, true)).map(Match::column).stream());
    }

    /** Whether a column is not to be read: the mapping says so, or we have put it there. */
    boolean isIgnored(HeaderRow row, HeaderRow.Cell cell) {
        String bare = Spelling.bare(cell.text());
        return List.of().equals(letters(row).get(cell.index()))
                || List.of().equals(mapped.get(bare))
                || isIgnoredAsBefore(cell)
                || isBesideRegister(cell.text());
    }

    /** Whether the header of a column that is not known may mean the version. */
    static boolean mayBeVersion(String text) {
        return text.length() <= LONGEST_VERSION
                && VERSION.matcher(text).find()
                && !DATE.matcher(text).find();
    }

    /** Whether a column is not to be read because somebody has said so of an earlier file. */
    boolean isIgnoredAsBefore(HeaderRow.Cell cell) {
        String bare = Spelling.bare(cell.text());
        return !mapped.containsKey(bare) && List.of().equals(saved.get(bare));
    }

    /** Whether a text is the header of a column that we put beside those of a register. */
    private static boolean isBesideRegister(String text) {
        return isOfProblems(text) || text.equals(ProblemsWorkbook.BEYOND) || ExportMoment.isHeader(text);
    }

    /** The columns that are not to be read by their letters. */
    List<Integer> ignoredLetters(HeaderRow row) {
        return letters(row).entrySet().stream()
                .filter(letter -> letter.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The header that a text nearly says, of a column that is not there yet; none for notes, which are called nearly like names. */
    Optional<NearHeader> near(String text, Set<Column> taken) {
        if (Spelling.bare(text).length() < SHORTEST_NEAR || NOTES.contains(Spelling.bare(text))) {
            return Optional.empty();
        }
        Map<String, String> free = new HashMap<>();
        synonyms.forEach((spelling, column) -> free.put(spelling, column.header()));
        headers.forEach((spelling, column) -> free.put(spelling, column.header()));
        free.values()
                .removeIf(header ->
                        taken.stream().anyMatch(column -> column.header().equals(header)));
        return NearMatch.among(Spelling.bare(text), free).stream()
                .findFirst()
                .map(near -> new NearHeader(near.code(), near.words(near.code(), words(near.spelling()))));
    }

    private List<String> words(String spelling) {
        Column column = synonyms.get(spelling);
        return column == null ? List.of() : column.synonyms();
    }

    /** Whether the caller has mapped anything on this sheet. */
    boolean areMapped() {
        return !mapping.isEmpty() || !letters.isEmpty();
    }

    /**
     * The headers of the mapping that are to be read and not among these; none in a workbook of problems, which has ours in their
     * place.
     */
    List<String> missing(Set<String> bareHeaders) {
        if (bareHeaders.contains(PROBLEMS)) {
            return List.of();
        }
        List<String> missing = new ArrayList<>(mapping.keySet());
        missing.removeIf(
                header -> mapping.getOrDefault(header, "").isEmpty() || bareHeaders.contains(Spelling.bare(header)));
        return missing;
    }

    static RegisterHeader.Cell cell(int index, String text, @Nullable String field) {
        return new RegisterHeader.Cell(SheetRow.letters(index), text, field);
    }

    /** The place of a column with these letters, from 0. */
    static int index(String letters) {
        int index = 0;
        for (char letter : letters.toCharArray()) {
            index = index * 26 + (Character.toUpperCase(letter) - 'A' + 1);
        }
        return index - 1;
    }
}
