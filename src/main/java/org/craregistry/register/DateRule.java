package org.craregistry.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.craregistry.law.Fact;
import org.craregistry.law.RefusedAnswer;
import org.craregistry.register.workbook.CellKind;
import org.craregistry.register.workbook.UnreadableRegister;
import org.jspecify.annotations.Nullable;

/** Reads dates: date cells, ISO texts, texts in the pattern that the caller names, and texts that can mean one day only. */
final class DateRule implements CellRule {

    private static final Pattern TIME = Pattern.compile(
            "(.*\\d)(?:T|,? +)\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?: *(?:[AaPp]\\.?[Mm]\\.?|Uhr|Z|UTC|GMT|CES?T|MES?Z|[+-]\\d{2}:?\\d{2}))*+");

    /** Nothing that these acts cover was sold before. */
    private static final LocalDate UNLIKELY_BEFORE = LocalDate.of(1970, 1, 1);

    /** Nothing is planned so long ahead, and a year of two digits is of the century before. */
    private static final LocalDate UNLIKELY_FROM = LocalDate.of(2060, 1, 1);

    private static final Pattern TWO_DIGIT_YEAR = Pattern.compile("(?:.*[^yu])?[yu]{2}(?![yu]).*");
    private static final Pattern SHORT_YEAR =
            Pattern.compile("(?<![\\d./-])\\d{1,2}([./-])\\d{1,2}\\1\\d{2}(?![\\d./-])");
    private static final Pattern SHORT_YEAR_NAMED = Pattern.compile("\\d{1,2}\\.?[ ./-]?\\p{L}{3,12}\\.?[ ./-]\\d{2}");
    private static final Pattern YEAR_LAST = Pattern.compile("\\d{1,2}(\\D{1,2})\\d{1,2}\\1(\\d{2,4})");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[.\\- ](\\d{1,2})[.\\- ](\\d{4})");

    private static final String YEAR = "(?:19|20|21)\\d{2}";

    /** A year, alone or with a month or a quarter of it. */
    private static final Pattern WITHOUT_DAY = Pattern.compile(
            "(?:\\p{L}{3,}\\.?\\s*|Q[1-4]\\s*[/.-]?\\s*|\\d{1,2}\\s*[/.-]\\s*)?(YEAR)|(YEAR)\\s*[/.-]?\\s*(?:\\d{1,2}|Q[1-4])"
                    .replace("YEAR", YEAR),
            Pattern.CASE_INSENSITIVE);

    /** A date among other words, in digits or with a word that may be the name of its month. */
    private static final Pattern WITHIN =
            Pattern.compile(("(?<!\\d)(?:YEAR([./-])\\d{1,2}\\1\\d{1,2}|\\d{1,2}([./-])\\d{1,2}\\2YEAR"
                            + "|\\d{1,2}(?:\\.|st|nd|rd|th|er)?[ /-]?(?:de |of )?WORD,?[ /-]?(?:de )?YEAR|WORD \\d{1,2}(?:st|nd|rd|th)?,? YEAR)(?!\\d)")
                    .replace("YEAR", YEAR)
                    .replace("WORD", "\\p{L}{3,12}\\.?"));

    /** What is said in brackets behind a date. */
    private static final Pattern REMARK = Pattern.compile(" ?[(\\[][^()\\[\\]]{1,80}[)\\]]$");

    private static final Set<String> ENDLESS = Words.bare(Words.ENDLESS);

    private final Fact<?> fact;
    private final @Nullable DateTimeFormatter pattern;
    private final boolean shortYears;

    DateRule(Fact<?> fact, @Nullable String pattern) {
        this.fact = fact;
        this.pattern = pattern == null ? null : formatter(pattern);
        this.shortYears = pattern != null && TWO_DIGIT_YEAR.matcher(pattern).matches();
    }

    private static DateTimeFormatter formatter(String pattern) {
        DatePattern.refusal(pattern).ifPresent(refusal -> {
            throw new UnreadableRegister("BAD_DATE_PATTERN", refusal);
        });
        return DatePattern.formatter(pattern);
    }

    @Override
    public CellReading read(CellKind kind, String text) {
        boolean isNumber = kind == CellKind.NUMBER && !WITHOUT_DAY.matcher(text).matches();
        if (isNumber && DateTexts.readings(text).isEmpty()) {
            return CellReading.refused(
                    "NUMBER_FOR_DATE",
                    "%s is a number; format the cell as a date, or write a date such as 2028-06-01."
                            .formatted(CellReading.quoted(text)));
        }
        Matcher withTime = TIME.matcher(text);
        if (withTime.matches()) {
            return checked(withTime.group(1), text)
                    .remarked(
                            "TIME_IGNORED",
                            "%s has a time of day, which was ignored.".formatted(CellReading.quoted(text)));
        }
        return checked(text, text);
    }

    private CellReading checked(String day, String met) {
        Collection<LocalDate> readings = readings(day);
        if (readings.size() != 1) {
            return CellReading.refused("NOT_A_DATE", refusal(met, readings));
        }
        LocalDate date = readings.iterator().next();
        try {
            CellReading reading = CellReading.of(canonical(fact, date));
            if (date.isBefore(UNLIKELY_BEFORE)) {
                return reading.remarked(
                        "UNLIKELY_DATE",
                        "%s is long before there were products of this kind, let alone certified ones; check the century."
                                .formatted(CellReading.quoted(met)));
            }
            return date.isBefore(UNLIKELY_FROM)
                    ? reading
                    : reading.remarked(
                            "UNLIKELY_DATE",
                            "%s is %s, which is long from now; check the year."
                                    .formatted(CellReading.quoted(met), date));
        } catch (RefusedAnswer e) {
            return CellReading.outOfRange(met, e);
        }
    }

    /** The days that the text can mean. A pattern says how to read what it fits; other texts of the file may be clear without it. */
    private Collection<LocalDate> readings(String text) {
        Optional<LocalDate> named = parse(text, DateTimeFormatter.ISO_LOCAL_DATE)
                .or(() -> pattern == null
                        ? Optional.empty()
                        : parse(text, pattern).map(this::inCentury));
        return named.<Collection<LocalDate>>map(List::of).orElseGet(() -> DateTexts.readings(text));
    }

    private LocalDate inCentury(LocalDate date) {
        return shortYears && !date.isBefore(UNLIKELY_FROM) ? date.minusYears(100) : date;
    }

    private static Optional<LocalDate> parse(String text, DateTimeFormatter formatter) {
        try {
            return Optional.of(LocalDate.parse(text, formatter));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String refusal(String met, Collection<LocalDate> readings) {
        if (readings.size() > 1) {
            String iso = anyOf(readings);
            return "%s can be read as day/month or as month/day; use a date cell or ISO text (%s), or say how your dates are written, such as %s."
                    .formatted(CellReading.quoted(met), iso, dayFirst(met));
        }
        if (SHORT_YEAR_NAMED.matcher(met).matches() && DateTexts.isDayAndMonth(met)) {
            return "%s has a year of two digits; use a date cell or write all four.".formatted(CellReading.quoted(met));
        }
        if (SHORT_YEAR.matcher(met).matches()) {
            return "%s has a year of two digits, so that its parts cannot be told apart; use a date cell or write all four, or say how your dates are written, such as %s."
                    .formatted(CellReading.quoted(met), dayFirst(met));
        }
        if (SHORT_YEAR.matcher(met).find()) {
            return "%s says more than a day, and has a year of two digits; use a date cell or write the day alone with all four."
                    .formatted(CellReading.quoted(met));
        }
        return other(met)
                .orElseGet(() ->
                        "%s is not a date; use a date cell or %s.".formatted(CellReading.quoted(met), suggestion(met)));
    }

    /** What is to be said where a text tells something else about a time; empty where it tells nothing of it. */
    private Optional<String> other(String met) {
        String quoted = CellReading.quoted(met);
        List<String> within = WITHIN.matcher(met)
                .results()
                .map(MatchResult::group)
                .filter(one -> one.chars().noneMatch(Character::isLetter)
                        || !readings(one).isEmpty())
                .toList();
        Matcher withoutDay = WITHOUT_DAY.matcher(REMARK.matcher(met).replaceFirst(""));
        if (within.size() > 1) {
            return Optional.of("%s has more than one date; write the one that this column asks for.".formatted(quoted));
        }
        if (within.size() == 1 && !within.get(0).equals(met)) {
            return Optional.of("%s says more than a day; write %s alone where that is meant."
                    .formatted(quoted, day(within.get(0))));
        }
        if (withoutDay.matches()) {
            String year = withoutDay.group(1) == null ? withoutDay.group(2) : withoutDay.group(1);
            return Optional.of("%s names no day; write one, such as %s-12-31 where the end of the year is meant."
                    .formatted(quoted, year));
        }
        if (Units.amount(met, Units.YEARS).isPresent()) {
            return Optional.of("%s is a length of time; write the day on which it ends.".formatted(quoted));
        }
        return ENDLESS.contains(Spelling.bare(met))
                ? Optional.of("%s is no day; empty the cell where there is no end.".formatted(quoted))
                : Optional.empty();
    }

    /** How to write a date that stands among other words: as it is where it can be read so. */
    private String day(String within) {
        Collection<LocalDate> readings = readings(within);
        if (readings.isEmpty()) {
            return suggestion(within);
        }
        return readings.size() == 1 ? within : anyOf(readings);
    }

    private static String anyOf(Collection<LocalDate> days) {
        return days.stream().map(LocalDate::toString).collect(Collectors.joining(" or "));
    }

    /** The pattern by which a date is read as day, month and year between the signs that it has. */
    private static String dayFirst(String met) {
        Matcher parts = YEAR_LAST.matcher(met);
        return parts.find()
                ? "dd%1$sMM%1$s%2$s"
                        .formatted(parts.group(1), "y".repeat(parts.group(2).length()))
                : "dd.MM.yyyy";
    }

    /** The ISO text that was probably meant, a day that does not exist replaced by the last of its month. */
    private static String suggestion(String met) {
        Matcher dayFirst = DAY_FIRST.matcher(met);
        if (!dayFirst.matches()) {
            return "ISO text such as 2028-06-01";
        }
        int month = Integer.parseInt(dayFirst.group(2));
        int year = Integer.parseInt(dayFirst.group(3));
        if (month < 1 || month > 12) {
            return "ISO text such as 2028-06-01";
        }
        YearMonth of = YearMonth.of(year, month);
        int day = Math.max(1, Math.min(Integer.parseInt(dayFirst.group(1)), of.lengthOfMonth()));
        return of.atDay(day).toString();
    }

    private static <T> Object canonical(Fact<T> fact, LocalDate date) {
        return fact.plain(fact.read(date));
    }
}
