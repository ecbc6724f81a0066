package org.craregistry.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.craregistry.register.workbook.SheetInfo;
import org.craregistry.register.workbook.Spreadsheet;
import org.craregistry.register.workbook.UnreadableRegister;

/**
 * The sheets with what is on file for products, each known by its name.
 *
 * @param sheets those that can be read
 * @param remarks why others cannot be read
 */
record EvidenceSheets(List<Sheet> sheets, List<Problem> remarks) {

    /** A sheet and its header. */
    record Sheet(SheetKind kind, SheetInfo info, FoundHeader found) {}

    /** Finds them among the sheets of a file; of two for the same kind the first is read. */
    static EvidenceSheets in(Spreadsheet file, Map<String, String> mapping) throws IOException {
        Map<SheetKind, SheetInfo> named = new LinkedHashMap<>();
        EvidenceSheets evidence = new EvidenceSheets(new ArrayList<>(), new ArrayList<>());
        for (SheetInfo info : file.sheets()) {
            Optional<SheetKind> kind = SheetKind.named(info.name()).filter(SheetKind.OF_EVIDENCE::contains);
            if (kind.isPresent() && named.putIfAbsent(kind.get(), info) != null) {
                evidence.remarks.add(notRead(info, "Another sheet of this kind was read in its place."));
            }
        }
        for (Map.Entry<SheetKind, SheetInfo> one : named.entrySet()) {
            HeaderNames names =
                    new HeaderNames(one.getKey(), MappedFields.about(one.getKey(), mapping, named.keySet()));
            evidence.look(file, one.getKey(), one.getValue(), names);
        }
        return evidence;
    }

    private void look(Spreadsheet file, SheetKind kind, SheetInfo info, HeaderNames names) throws IOException {
        HeaderFinder finder = new HeaderFinder(names, info.name());
        file.read(info, finder);
        Optional<FoundHeader> found = finder.found();
        if (found.isPresent()) {
            sheets.add(new Sheet(kind, info, found.get()));
            return;
        }
        UnreadableRegister refusal = finder.refusal();
        if (finder.hasMetSomething()) {
            remarks.add(notRead(info, String.valueOf(refusal.getMessage())));
        }
    }

    private static Problem notRead(SheetInfo sheet, String why) {
        String message = "Sheet \"%s\" was not read. %s".formatted(sheet.name(), why);
        return new Problem(Problem.Severity.WARNING, "SHEET_NOT_READ", sheet.name(), null, null, null, message);
    }

    /** The kinds of sheets that the file has. */
    Set<SheetKind> kinds() {
        return Set.copyOf(sheets.stream().map(Sheet::kind).toList());
    }
}
