package org.craregistry.law.plain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.craregistry.law.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * What is on file, in the cells of an example table. Records are separated by semicolons; {@code none}, like an absent
 * cell, is nothing on file. How each is written is said in {@link RecordCells} and {@link StandingCells}.
 */
final class EvidenceCells {

    private static final String VERSION = "version";
    private static final String UNANSWERED = "unanswered";
    private static final String REASONED = "classificationReasoned";
    private static final String CERTIFICATES = "certificates";
    private static final String DECLARATIONS = "declarations";
    private static final String ASSESSMENTS = "assessments";
    private static final String REQUIREMENTS = "requirements";
    private static final String ELEMENTS = "article15Elements";

    /** The columns that are evidence and no facts. */
    static final Set<String> COLUMNS =
            Set.of(VERSION, REASONED, CERTIFICATES, DECLARATIONS, ASSESSMENTS, REQUIREMENTS, ELEMENTS);

    private EvidenceCells() {}

    static Evidence read(Map<String, String> cells) {
        return new Evidence(
                version(cells.getOrDefault(VERSION, "")),
                CellWords.yesOrNo(cells.getOrDefault(REASONED, "no")),
                records(cells.get(CERTIFICATES), RecordCells::certificate),
                records(cells.get(DECLARATIONS), RecordCells::declaration),
                records(cells.get(ASSESSMENTS), RecordCells::assessment),
                StandingCells.requirements(cells.getOrDefault(REQUIREMENTS, "none")),
                StandingCells.elements(cells.getOrDefault(ELEMENTS, "none")));
    }

    /** As a product has it, the empty cell for none. */
    private static @Nullable String version(String cell) {
        return cell.equals(UNANSWERED) ? null : cell;
    }

    private static <E> List<E> records(@Nullable String cell, Function<String, E> read) {
        if (cell == null || cell.equals("none")) {
            return List.of();
        }
        return Arrays.stream(cell.split(";")).map(read).toList();
    }
}
