package org.craregistry.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.craregistry.law.Fact;
import org.craregistry.law.RefusedAnswer;
import org.craregistry.register.workbook.CellKind;
import org.craregistry.register.workbook.UnreadableRegister;
import org.jspecify.annotations.Nullable;

/** Reads dates: date cells, ISO texts, and texts in the pattern that the caller names. */
final class DateRule implements CellRule {

    private static final Pattern TIME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ]\\d{2}:\\d{2}.*");
    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[.\\- ](\\d{1,2})[.\\- ](\\d{4})");

    private final Fact<?> fact;
    private final @Nullable DateTimeFormatter pattern;

    DateRule(Fact<?> fact, @Nullable String pattern) {
        this.fact = fact;
        this.pattern = pattern == null ? null : formatter(pattern);
    }

    private static DateTimeFormatter formatter(String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRegister(
                    "BAD_DATE_PATTERN",
                    "\"%s\" is no date pattern; use one such as dd.MM.yyyy or MM/dd/yyyy.".formatted(pattern));
        }
    }

    @Override
    public CellReading read(CellKind kind, String text) {
        if (kind == CellKind.NUMBER) {
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
        Optional<LocalDate> date = parse(day);
        if (date.isEmpty()) {
            return CellReading.refused("NOT_A_DATE", refusal(met));
        }
        try {
            return CellReading.of(canonical(fact, date.get()));
        } catch (RefusedAnswer e) {
            return CellReading.refused("OUT_OF_RANGE", String.valueOf(e.getMessage()));
        }
    }

    private Optional<LocalDate> parse(String text) {
        return parse(text, DateTimeFormatter.ISO_LOCAL_DATE)
                .or(() -> pattern == null ? Optional.empty() : parse(text, pattern));
    }

    private static Optional<LocalDate> parse(String text, DateTimeFormatter formatter) {
        try {
            return Optional.of(LocalDate.parse(text, formatter));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String refusal(String met) {
        Matcher slashes = SLASHES.matcher(met);
        if (slashes.matches()) {
            return "%s can be read as day/month or as month/day; use a date cell or ISO text such as 2027-04-03, or name the pattern of your dates with the upload, such as dd/MM/yyyy."
                    .formatted(CellReading.quoted(met));
        }
        return "%s is not a date; use a date cell or %s.".formatted(CellReading.quoted(met), suggestion(met));
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
