package org.craregistry.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The accepted values of a column in every spelling and language that means exactly one of them. */
final class AcceptedSpellings {

    private static final int MOST_SHOWN = 8;

    /** What a place begins with that leaves the annex out: only one has classes. */
    private static final Pattern CLASS =
            Pattern.compile("\\W*(class|classe|clase|klasse|klasa)\\b", Pattern.CASE_INSENSITIVE);

    /** The label of an act: what it is about, and its number. */
    private static final Pattern ACT = Pattern.compile("^(.+), (?:Regulation|Directive) .*?(\\d+/\\d+)(.*)$");

    /** The number of an act, as it is cited in any language: Directive 2014/53/EU, Verordnung (EU) 2024/2847. */
    private static final Pattern ACT_NUMBER = Pattern.compile(
            "(?:\\)\\s*[Nn](?:o|r|[°º])?\\.?\\s*)?(?<!\\d)(\\d{2,4}/\\d{2,4})(?:/(?:EU|EC|EEC|UE|CE|EG|WE))?(?!\\d)");

    private static final Set<String> ACT_WORDS = Words.bare(Words.ACT);

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+");

    private static final Pattern NAME = Pattern.compile("\\p{L}{2}");

    private static final Set<String> NO = Words.bare(Words.NO);

    private static final int LONGEST_PLACE = 300;

    private static final Pattern POINT = Pattern.compile("\\d(\\([a-z]\\))?(?= )");

    private static final Pattern DOT = Pattern.compile("\\.");

    private static final String ANNEX_WITH_CLASSES = Spelling.ANNEX + "3.";

    /** Words for the classes that follow from a functionality. */
    private static final Set<String> CLASSES = Words.bare(Words.CLASS);

    private static final Set<String> CLASS_NUMBERS = Set.of("i", "ii", "1", "2");

    /** Words for a product begin with it in all seven languages. */
    private static final String PRODUCT = "prod";

    private static final Set<String> PARTS = Words.bare(Words.PART);

    /** What stands between the names of several things of one category, such as routers, modems and switches. */
    private static final Pattern BETWEEN_NAMES = Pattern.compile("\\s*[,;/&]\\s*|\\s+(and|und|et|y|e|en|i)\\s+");

    private final Column column;
    private final Map<String, String> own;
    private final Map<String, String> bare;
    private final Map<String, String> places;

    AcceptedSpellings(Column column) {
        this.column = column;
        this.own = codes(value -> List.of(value.code(), value.label(), value.cell()), Spelling::bare);
        this.bare = codes(value -> words(column, value.code()), Spelling::bare);
        this.bare.putAll(own);
        this.places = codes(AcceptedSpellings::places, Spelling::place);
    }

    private static List<String> words(Column column, String code) {
        List<String> words = new ArrayList<>(Words.choices(column.field(), code));
        if (column.field().endsWith("." + StandingColumns.STANDING)) {
            words.addAll(Words.choices(StandingColumns.STANDING, code));
        }
        if (code.equals("NONE")) {
            words.addAll(Words.of(Words.NONE));
        }
        column.accepted().stream()
                .filter(value -> value.code().equals(code))
                .flatMap(value -> ACT.matcher(value.label()).results())
                .forEach(act -> words.addAll(List.of(act.group(1), act.group(2), act.group(2) + act.group(3))));
        return words;
    }

    /** A point of AI Act Annex III is also called by its annex. */
    private static List<String> places(AcceptedValue value) {
        Matcher point = POINT.matcher(value.label());
        return point.lookingAt()
                ? List.of(value.code(), value.label(), "III " + point.group())
                : List.of(value.code(), value.label());
    }

    /** The codes by spelling, without spellings that stand for several values. */
    private Map<String, String> codes(Function<AcceptedValue, List<String>> texts, Function<String, String> spelling) {
        Map<String, String> codes = new HashMap<>();
        Set<String> ambiguous = new HashSet<>(Set.of(""));
        for (AcceptedValue value : column.accepted()) {
            for (String text : texts.apply(value)) {
                String before = codes.put(spelling.apply(text), value.code());
                if (before != null && !before.equals(value.code())) {
                    ambiguous.add(spelling.apply(text));
                }
            }
        }
        codes.keySet().removeAll(ambiguous);
        return codes;
    }

    /** The code that a text means, empty where it means none. */
    Optional<String> code(String text) {
        if (Spelling.isDoubtful(text)) {
            return Optional.empty();
        }
        String code = bare.get(Spelling.bare(text));
        if (code != null) {
            return Optional.of(code);
        }
        return ofPlace(text).or(() -> ofAct(text)).or(() -> named(text)).or(() -> ofPlaceAndName(text));
    }

    private Optional<String> named(String text) {
        String code = bare.get(Spelling.bare(text));
        return code == null && column.type() == ColumnType.CATEGORY ? ofAllNamed(text) : Optional.ofNullable(code);
    }

    /** The value of an act that is cited by its number, with nothing but words that go with one. */
    private Optional<String> ofAct(String text) {
        Matcher number = ACT_NUMBER.matcher(text);
        if (!number.find()) {
            return Optional.empty();
        }
        boolean isAlone = TOKEN.matcher(number.replaceFirst(""))
                .results()
                .allMatch(word -> ACT_WORDS.contains(Spelling.bare(word.group())));
        return isAlone ? Optional.ofNullable(bare.get(Spelling.bare(number.group(1)))) : Optional.empty();
    }

    /** The value that is named twice, by its place or number and in words, whichever comes first; both have to mean the same. */
    private Optional<String> ofPlaceAndName(String text) {
        if (text.length() > LONGEST_PLACE) {
            return Optional.empty();
        }
        Matcher token = TOKEN.matcher(text);
        boolean mayCut = false; // behind a no, what follows is denied
        Optional<String> found = Optional.empty();
        while (found.isEmpty() && token.find()) {
            String before = text.substring(0, token.start());
            String behind = text.substring(token.start());
            found = mayCut ? twice(before, behind).or(() -> twice(behind, before)) : found;
            mayCut = !NO.contains(Spelling.bare(token.group()));
        }
        return found;
    }

    private Optional<String> twice(String name, String place) {
        return NAME.matcher(name).find()
                ? named(name).filter(code -> cited(place).filter(code::equals).isPresent())
                : Optional.empty();
    }

    private Optional<String> cited(String text) {
        return ofPlace(text).or(() -> ofAct(text));
    }

    /** Whether a text names an accepted value as exports do, or by its place in an act. */
    boolean isOfficial(String text) {
        return !Spelling.isDoubtful(text)
                && (own.containsKey(Spelling.bare(text)) || ofPlace(text).isPresent());
    }

    private Optional<String> ofPlace(String text) {
        boolean isCategory = column.type() == ColumnType.CATEGORY;
        String place = isCategory ? withoutParts(Spelling.place(text)) : Spelling.place(text);
        boolean isOfClass = isCategory && CLASS.matcher(text).lookingAt();
        return Optional.ofNullable(places.get(place))
                .or(() -> Optional.ofNullable(
                        isOfClass ? places.get(ANNEX_WITH_CLASSES + place.replace(Spelling.ANNEX, "")) : null));
    }

    /** People call the classes of their annex its parts. */
    private static String withoutParts(String place) {
        return DOT.splitAsStream(place).filter(token -> !PARTS.contains(token)).collect(Collectors.joining("."));
    }

    /** The category of several things that a text names, where all are of the same. */
    private Optional<String> ofAllNamed(String text) {
        Set<String> named = BETWEEN_NAMES
                .splitAsStream(text)
                .map(name -> bare.getOrDefault(Spelling.bare(name), ""))
                .collect(Collectors.toSet());
        return named.size() > 1
                ? Optional.empty()
                : named.stream().filter(code -> !code.isEmpty()).findFirst();
    }

    /** The values that a text nearly means, the nearest first; numbers of acts are near to each other without meaning anything. */
    List<NearMatch> near(String text) {
        return NearMatch.among(Spelling.bare(text), bare).stream()
                .filter(match -> match.spelling().chars().anyMatch(Character::isLetter))
                .toList();
    }

    /** The sentence for a text that means none of them. */
    String refusal(String text) {
        if (column.type() == ColumnType.CATEGORY && isClass(text)) {
            return "%s is a class, which follows from the core functionality; write that, as %s."
                    .formatted(CellReading.quoted(text), accepted());
        }
        return "%s is not accepted for \"%s\"; %s: %s."
                .formatted(CellReading.quoted(text), column.header(), meant(text), accepted());
    }

    /** Whether a text names nothing but a class. */
    private static boolean isClass(String text) {
        List<String> words = TOKEN.matcher(text)
                .results()
                .map(word -> Spelling.bare(word.group()))
                .filter(word -> !CLASS_NUMBERS.contains(word) && !word.startsWith(PRODUCT))
                .toList();
        return !words.isEmpty() && CLASSES.containsAll(words);
    }

    private String meant(String text) {
        String near = near(text).stream()
                .map(match -> "\"%s\" (%s)"
                        .formatted(shown(match.code()), match.words(shown(match.code()), words(column, match.code()))))
                .collect(Collectors.joining(" or "));
        return near.isEmpty() ? "accepted" : "did you mean %s? Accepted".formatted(near);
    }

    private String shown(String code) {
        return column.accepted().stream()
                .filter(value -> value.code().equals(code))
                .map(this::shown)
                .findFirst()
                .orElse(code);
    }

    private String accepted() {
        if (column.type() == ColumnType.CATEGORY) {
            return "an item such as III.I.3, its title or code as the template lists them, or NONE";
        }
        String first =
                column.accepted().stream().limit(MOST_SHOWN).map(this::shown).collect(Collectors.joining("; "));
        int more = column.accepted().size() - MOST_SHOWN;
        return more > 0 ? "%s; and %d more, listed in the template".formatted(first, more) : first;
    }

    /** How people are told of a value: in words, also where cells hold codes since the words may have commas. */
    private String shown(AcceptedValue value) {
        return column.type() == ColumnType.CHOICES ? value.label() : value.cell();
    }
}
