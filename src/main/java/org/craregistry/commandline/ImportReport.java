package org.craregistry.commandline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of a file.
 *
 * @param found the import as the API tells it
 * @param applied whether the plan was told to be carried out
 * @param problems where the rows with problems are; {@code null} where there are none, or no such workbook
 */
record ImportReport(
        Path file,
        JsonNode found,
        boolean applied,
        ApplyMode mode,
        @Nullable Path problems) {

    private static final Set<String> WITHOUT_PLAN = Set.of("RECEIVED", "PLANNING", "FAILED", "CANCELLED");

    private static final int MOST_REMARKS = 10;

    /** How the name of a workbook with problems ends. */
    static final String PROBLEMS = ".problems.xlsx";

    ExitCode exitCode() {
        boolean planOutdated = applied && "PLANNED".equals(state());
        boolean problem = "FAILED".equals(state()) || rejected() > 0 || planOutdated;
        return problem ? ExitCode.PROBLEMS : ExitCode.DONE;
    }

    void tell(Shell shell, boolean json) {
        if (json) {
            shell.json(asJson());
        } else {
            lines().forEach(shell::say);
        }
    }

    private Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exitCode", exitCode().number());
        json.put("file", file.toString());
        if (problems != null) {
            json.put("problemsFile", problems.toString());
        }
        json.put("import", found);
        return json;
    }

    /** What people read. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s".formatted(file, outcome()));
        if (!WITHOUT_PLAN.contains(state())) {
            lines.add("  %,d rows read. Products: %,d new, %,d changed, %,d unchanged, %,d rejected."
                    .formatted(count("rowsRead"), count("create"), count("update"), count("unchanged"), rejected()));
        }
        for (JsonNode sheet : found.at("/columns")) {
            String unknown = sheet.at("/unknown")
                    .valueStream()
                    .map(column -> "\"" + column.at("/text").asString() + "\" ("
                            + column.at("/column").asString() + ")")
                    .collect(Collectors.joining(", "));
            String where = found.at("/columns").size() > 1
                    ? " of sheet \"%s\"".formatted(sheet.at("/sheet").asString())
                    : "";
            addIf(!unknown.isEmpty(), "  Not read%s: %s. Say with --map what it is.".formatted(where, unknown), lines);
        }
        found.at("/notes").forEach(note -> lines.add("  " + note.at("/message").asString()));
        tellRemarks(lines);
        found.at("/rows/nodes").forEach(row -> tellRow(row, lines));
        int more = rejected() - found.at("/rows/nodes").size();
        addIf(more > 0, "  ... and %,d more rejected.".formatted(more), lines);
        addIf(problems != null, "  The rejected rows, to correct and import: " + problems, lines);
        lines.add("  " + next());
        return lines;
    }

    /** What rows are taken over with; of equal remarks the first. */
    private void tellRemarks(List<String> lines) {
        List<JsonNode> remarks = found.at("/problemGroups")
                .valueStream()
                .filter(group -> "WARNING".equals(group.at("/severity").asString()))
                .toList();
        remarks.stream().limit(MOST_REMARKS).forEach(remark -> {
            int more = remark.at("/count").asInt() - 1;
            lines.add("  %s%s"
                    .formatted(
                            remark.at("/example").asString(),
                            more > 0 ? " (and %,d more like it)".formatted(more) : ""));
        });
        int more = remarks.size() - MOST_REMARKS;
        addIf(more > 0, "  ... and %,d more kinds of remarks.".formatted(more), lines);
    }

    private static void tellRow(JsonNode row, List<String> lines) {
        for (JsonNode problem : row.at("/problems")) {
            boolean error = "ERROR".equals(problem.at("/severity").asString());
            addIf(error, "  " + problem.at("/message").asString(), lines);
        }
    }

    private static void addIf(boolean condition, String line, List<String> lines) {
        if (condition) {
            lines.add(line);
        }
    }

    private String outcome() {
        return switch (state()) {
            case "APPLIED" -> "applied%s.".formatted(leftOut());
            case "APPLYING" -> "is being applied.";
            case "FAILED" -> "cannot be imported. " + found.at("/failure").asString("");
            case "PLANNED" -> applied ? "not applied; products have changed since the plan was made." : "planned.";
            case "RECEIVED", "PLANNING" -> "sent; the plan is being made.";
            default -> "set aside by somebody.";
        };
    }

    /** What was not taken over, in words. */
    private String leftOut() {
        int withoutCells = mode == ApplyMode.VALID_CELLS ? count("withValidCells") : 0;
        if (withoutCells > 0) {
            return "; rejected rows that were taken without their cells that are not accepted: %,d of %,d"
                    .formatted(withoutCells, rejected());
        }
        return rejected() > 0 ? " but for the rejected rows" : "";
    }

    /** What there is to do now. */
    private String next() {
        return switch (state()) {
            case "APPLIED", "APPLYING" -> "Import " + id() + ".";
            case "FAILED" -> "Nothing was changed.";
            case "PLANNED" -> "Nothing was changed (import %s). ".formatted(id()) + remedy();
            default -> "Import %s. With --wait the plan is shown.".formatted(id());
        };
    }

    private String remedy() {
        if (rejected() > 0) {
            return "Correct the file and import it again, or take over the other rows with --apply-valid-rows%s."
                    .formatted(
                            count("withValidCells") > 0
                                    ? ", and rejected ones without the cells that are not accepted with --apply-valid-cells"
                                    : "");
        }
        if (count("rowsRead") == 0) {
            return "There is no row below its header.";
        }
        if (count("create") + count("update") == 0) {
            return "The register says all of it already.";
        }
        return applied ? "Import the file again." : "Apply it with --apply.";
    }

    private String id() {
        return found.at("/id").asString();
    }

    private String state() {
        return found.at("/state").asString();
    }

    private int rejected() {
        return count("rejected");
    }

    private int count(String name) {
        return found.at("/counts/" + name).asInt();
    }
}
