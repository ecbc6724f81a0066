package org.craregistry.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said about a file where it does not speak for itself; all that the API takes at an upload. */
final class FileSettings {

    private static final Pattern PARAMETER =
            Pattern.compile("^(map|column|sheet|headerRow|otherSheet|encoding|decimal|datePattern|alikeKeys):");

    @Option(
            names = "--map",
            paramLabel = "HEADER=COLUMN",
            description =
                    "Which column of ours a header of the file stands for, such as --map \"Article no.=reference\";"
                            + " nothing after the equals sign for one that is not read. As often as needed.")
    private List<String> map = new ArrayList<>();

    @Option(
            names = "--column",
            paramLabel = "LETTER=COLUMN",
            description =
                    "The same by the letter of the column, such as --column F=reference; stronger than its header.")
    private List<String> column = new ArrayList<>();

    @Option(names = "--sheet", paramLabel = "NAME", description = "The sheet with the products.")
    private @Nullable String sheet;

    @Option(
            names = "--header-row",
            paramLabel = "ROW",
            description = "The row of its header, as spreadsheets count; 0 where there is none.")
    private @Nullable String headerRow;

    @Option(
            names = "--other-sheet",
            paramLabel = "NAME=SHEET[:ROW]",
            description =
                    "What another sheet holds whose name does not say it, such as --other-sheet \"EUCC 2027=Certificates\","
                            + " and after a colon the row of its header. As often as needed.")
    private List<String> otherSheet = new ArrayList<>();

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "The encoding of a CSV file, such as windows-1252.")
    private @Nullable String encoding;

    @Option(
            names = "--decimal",
            paramLabel = "SIGN",
            description = "What stands before the decimals of numbers in texts, a point or a comma.")
    private @Nullable String decimal;

    @Option(
            names = "--date-pattern",
            paramLabel = "PATTERN",
            description = "How dates in texts are written, such as dd.MM.yyyy.")
    private @Nullable String datePattern;

    @Option(
            names = "--alike-keys",
            paramLabel = "MEANING",
            description =
                    "What a row means whose reference and version differ from those of a product by zeros, a \"v\","
                            + " case or spaces alone: REJECT, SAME_PRODUCT or NEW_PRODUCT.")
    private @Nullable String alikeKeys;

    /** A refusal that begins with the name of a parameter of the upload, as one of the option that people gave. */
    static String ofOption(String refusal) {
        return PARAMETER
                .matcher(refusal)
                .replaceFirst(found ->
                        "--" + found.group(1).replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT) + ":");
    }

    /** As the upload takes them. */
    List<Entry<String, String>> parameters() {
        List<Entry<String, String>> parameters = new ArrayList<>();
        map.forEach(one -> parameters.add(Map.entry("map", one)));
        column.forEach(one -> parameters.add(Map.entry("column", one)));
        otherSheet.forEach(one -> parameters.add(Map.entry("otherSheet", one)));
        add(parameters, "sheet", sheet);
        add(parameters, "headerRow", headerRow);
        add(parameters, "encoding", encoding);
        add(parameters, "decimal", decimal);
        add(parameters, "datePattern", datePattern);
        add(parameters, "alikeKeys", alikeKeys);
        return parameters;
    }

    private static void add(List<Entry<String, String>> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.add(Map.entry(name, value));
        }
    }
}
