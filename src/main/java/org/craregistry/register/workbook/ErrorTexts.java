package org.craregistry.register.workbook;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The errors that spreadsheets show in the place of a result, as they write them into CSV files, in the languages that we read. */
final class ErrorTexts {

    private static final Set<String> ERRORS = Set.of(
            "#N/A",
            "#NV",
            "#N/D",
            "#N/B",
            "#ND",
            "#REF!",
            "#BEZUG!",
            "#¡REF!",
            "#RIF!",
            "#VERW!",
            "#ADR!",
            "#VALUE!",
            "#WERT!",
            "#VALEUR!",
            "#¡VALOR!",
            "#VALORE!",
            "#WAARDE!",
            "#ARG!",
            "#DIV/0!",
            "#¡DIV/0!",
            "#DEEL/0!",
            "#DZIEL/0!",
            "#NAME?",
            "#NOM?",
            "#¿NOMBRE?",
            "#NOME?",
            "#NAAM?",
            "#NAZWA?",
            "#NUM!",
            "#ZAHL!",
            "#NOMBRE!",
            "#¡NUM!",
            "#GETAL!",
            "#LICZBA!",
            "#NULL!",
            "#NUL!",
            "#¡NULO!",
            "#NULLO!",
            "#LEEG!",
            "#ZERO!",
            "#SPILL!",
            "#CALC!",
            "#ÜBERLAUF!",
            "ERR:502",
            "ERR:504",
            "ERR:508",
            "ERR:511",
            "ERR:522");

    /** What stands for a number or a date that its column is too narrow for. */
    private static final Pattern TOO_NARROW = Pattern.compile("#{2,}");

    private ErrorTexts() {}

    /** Whether a cell of a CSV file, without spaces around it, is such an error and nothing that anybody has typed. */
    static boolean isError(String text) {
        return (text.startsWith("#") || text.startsWith("E") || text.startsWith("e"))
                && (ERRORS.contains(text.toUpperCase(Locale.ROOT))
                        || TOO_NARROW.matcher(text).matches());
    }
}
