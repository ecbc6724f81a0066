package org.craregistry.register;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.craregistry.storage.StorableText;

/** The days that a text can mean, whatever the habits of the one who wrote it: one where there is only one reading, two, or none. */
final class DateTexts {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-./])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-./ ]) ?(\\d{1,2})\\2 ?(\\d{4})");

    /** As many programs write dates for each other; no other order has such a year there. */
    private static final Pattern COMPACT = Pattern.compile("((?:19|20|21)\\d{2})(\\d{2})(\\d{2})");

    /** The name of a month, or its Roman number. */
    private static final String NAMED = "(\\p{L}{3,}|[IVX]{1,4})\\.?";

    private static final Pattern DAY_MONTH =
            Pattern.compile("(\\d{1,2})(?:\\.|st|nd|rd|th|er|[º°])?[ /-]*(?:de |of )?NAMED,?[ /-]*(?:de )?(\\d{4})"
                    .replace("NAMED", NAMED));
    private static final Pattern MONTH_DAY =
            Pattern.compile("(\\p{L}{3,})\\.? *(\\d{1,2})(?:st|nd|rd|th)?,? +(\\d{4})");
    private static final Pattern YEAR_MONTH =
            Pattern.compile("(\\d{4})[ ./-]*NAMED[ /-]*(\\d{1,2})".replace("NAMED", NAMED));

    private static final Pattern NAME_FIRST = Pattern.compile("\\p{L}+");

    private static final Pattern DASH = Pattern.compile("[\\p{Pd}\u2212]");

    /** A point at the end, also that of the Polish word for year. */
    private static final Pattern ENDING = Pattern.compile("(?<=\\d)(?: ?r)?\\.$");

    /** What spreadsheets make of 1.10, 10/26 or 2:00: a day or a year with a month in words, or a time. */
    private static final Pattern SHORTENED = Pattern.compile(
            "\\d{1,2}\\.?[ ./-]?(\\p{L}{3,})\\.?(?:[ ./-]\\d{2}(?:\\d{2})?)?|(\\p{L}{3,})\\.?[ ./-]\\d{2}(?:\\d{2})?");

    private static final Pattern TIME_OR_SHORT_DATE =
            Pattern.compile("\\d{1,2}:\\d{2}(?::\\d{2})?|\\d{1,2}/\\d{1,2}/\\d{2}");

    /** Dates that are rather numbers of versions, since nobody but people writes them so. */
    private static final Pattern NUMBERED = Pattern.compile("\\d{8}|\\d{4}\\.\\d{1,2}\\.\\d{1,2}");

    private static final Pattern AFTER_WEEKDAY = Pattern.compile("(\\p{L}{2,})\\.?,? +(.+)");
    private static final List<String> LANGUAGES = List.of("en", "de", "de-AT", "fr", "es", "it", "nl", "pl");
    private static final Map<String, Integer> MONTHS = months();
    private static final Map<String, Set<DayOfWeek>> WEEKDAYS = weekdays();

    private DateTexts() {}

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (String language : LANGUAGES) {
            for (Month month : Month.values()) {
                for (TextStyle style : TextStyle.values()) {
                    String name = month.getDisplayName(style, Locale.forLanguageTag(language));
                    add(months, Spelling.bare(name), month);
                    add(months, Spelling.bare(name.replace("ä", "ae")), month);
                }
            }
        }
        add(months, "mrz", Month.MARCH);
        add(months, "feber", Month.FEBRUARY);
        for (Month month : Month.values()) {
            months.put(Spelling.bare(RomanNumber.of(month.getValue())), month.getValue());
        }
        return months;
    }

    private static void add(Map<String, Integer> months, String name, Month month) {
        if (name.length() >= 3 && name.chars().noneMatch(Character::isDigit)) {
            months.merge(name, month.getValue(), (one, other) -> one.equals(other) ? one : 0);
        }
    }

    /** Short names can mean several days in several languages. */
    private static Map<String, Set<DayOfWeek>> weekdays() {
        Map<String, Set<DayOfWeek>> weekdays = new HashMap<>();
        for (String language : LANGUAGES) {
            for (DayOfWeek day : DayOfWeek.values()) {
                for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
                    String name = Spelling.bare(day.getDisplayName(style, Locale.forLanguageTag(language)));
                    weekdays.computeIfAbsent(name, any -> EnumSet.noneOf(DayOfWeek.class))
                            .add(day);
                }
            }
        }
        return weekdays;
    }

    /**
     * The days, day before month first where both are possible. Where the day of the week stands before them, those that are one: it
     * tells day and month apart, or that the date is wrong.
     */
    static Collection<LocalDate> readings(String met) {
        String text = plain(met);
        Collection<LocalDate> days = days(text);
        Matcher weekday = AFTER_WEEKDAY.matcher(text);
        if (!days.isEmpty() || !weekday.matches()) {
            return days;
        }
        Set<DayOfWeek> named = WEEKDAYS.getOrDefault(Spelling.bare(weekday.group(1)), Set.of());
        return days(weekday.group(2)).stream()
                .filter(day -> named.contains(day.getDayOfWeek()))
                .toList();
    }

    /** With simple spaces and dashes, and without a point at the end. */
    private static String plain(String text) {
        String simple = DASH.matcher(StorableText.asSeen(text)).replaceAll("-");
        return ENDING.matcher(simple).replaceFirst("");
    }

    private static Collection<LocalDate> days(String text) {
        Set<LocalDate> days = new LinkedHashSet<>();
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        Matcher yearLast = YEAR_LAST.matcher(text);
        Matcher compact = COMPACT.matcher(text);
        Matcher dayMonth = DAY_MONTH.matcher(text);
        Matcher monthDay = MONTH_DAY.matcher(text);
        Matcher yearMonth = YEAR_MONTH.matcher(text);
        if (yearFirst.matches()) {
            add(days, yearFirst.group(1), number(yearFirst.group(3)), yearFirst.group(4));
        } else if (yearLast.matches()) {
            add(days, yearLast.group(4), number(yearLast.group(3)), yearLast.group(1));
            add(days, yearLast.group(4), number(yearLast.group(1)), yearLast.group(3));
        } else if (compact.matches()) {
            add(days, compact.group(1), number(compact.group(2)), compact.group(3));
        } else if (dayMonth.matches()) {
            add(days, dayMonth.group(3), month(dayMonth.group(2)), dayMonth.group(1));
        } else if (monthDay.matches()) {
            add(days, monthDay.group(3), month(monthDay.group(1)), monthDay.group(2));
        } else if (yearMonth.matches()) {
            add(days, yearMonth.group(1), month(yearMonth.group(2)), yearMonth.group(3));
        }
        return days;
    }

    /** Whether a text is a date or time as spreadsheets write one that they have made of something else, such as a version. */
    static boolean isDayAndMonth(String met) {
        String text = plain(met);
        if (!mayBeDay(text)) {
            return false;
        }
        Matcher found = SHORTENED.matcher(text);
        boolean isNamed = found.matches() && month(found.group(1) == null ? found.group(2) : found.group(1)) > 0;
        return isNamed
                || TIME_OR_SHORT_DATE.matcher(text).matches()
                || !NUMBERED.matcher(text).matches() && !days(text).isEmpty();
    }

    /** Whether it begins as a day does, with a digit or a month; most texts of which that is asked do not. */
    private static boolean mayBeDay(String text) {
        Matcher name = NAME_FIRST.matcher(text);
        return !name.lookingAt() || month(name.group()) > 0;
    }

    private static int month(String name) {
        return MONTHS.getOrDefault(Spelling.bare(name), 0);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static void add(Set<LocalDate> days, String year, int month, String day) {
        try {
            days.add(LocalDate.of(number(year), month, number(day)));
        } catch (DateTimeException e) {
            return; // there is no such day: this is not what was meant
        }
    }
}
