package org.craregistry.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.craregistry.register.workbook.SheetInfo;
import org.craregistry.register.workbook.Spreadsheet;
import org.craregistry.register.workbook.UnreadableRegister;
import org.jspecify.annotations.Nullable;

/**
 * The sheets with what is on file for products, each known by its name or by what is said about it.
 *
 * @param sheets those that can be read
 * @param remarks why others cannot be read
 */
record EvidenceSheets(List<DataSheet> sheets, List<Problem> remarks) {

    /**
     * Finds them among the sheets of a file; of two for the same kind the first is read.
     *
     * @throws UnreadableRegister where one that is said to be there is not, or has no such header
     */
    static EvidenceSheets in(Spreadsheet file, ReadOptions options) throws IOException {
        ReadSettings settings = options.settings();
        for (ReadSettings.OtherSheet other : settings.otherSheets()) {
            ProductSheet.named(file, other.sheet());
        }
        Map<SheetKind, SheetInfo> named = new LinkedHashMap<>();
        EvidenceSheets evidence = new EvidenceSheets(new ArrayList<>(), new ArrayList<>());
        for (SheetInfo info : file.sheets()) {
            Optional<SheetKind> kind = settings.holds(info.name()).filter(SheetKind.OF_EVIDENCE::contains);
            if (kind.isPresent() && named.putIfAbsent(kind.get(), info) != null) {
                evidence.remarks.add(notRead(info, "Another sheet of this kind was read in its place."));
            }
        }
        for (Map.Entry<SheetKind, SheetInfo> one : named.entrySet()) {
            HeaderNames names = new HeaderNames(one.getKey(), settings, options.saved(), named.keySet());
            evidence.look(file, one.getKey(), one.getValue(), names, settings.other(one.getKey()));
        }
        return evidence;
    }

    private void look(
            Spreadsheet file, SheetKind kind, SheetInfo info, HeaderNames names, Optional<ReadSettings.OtherSheet> said)
            throws IOException {
        @Nullable Integer row = said.map(ReadSettings.OtherSheet::headerRow).orElse(null);
        HeaderFinder finder = new HeaderFinder(names, new Places(info.name(), file.isCsv()), row);
        file.read(info, finder);
        Optional<FoundHeader> found = finder.found();
        if (found.isPresent()) {
            sheets.add(DataSheet.of(kind, info, found.get(), names));
            return;
        }
        UnreadableRegister refusal = finder.refusal();
        if (said.isPresent()) {
            throw refusal;
        }
        if (finder.hasMetSomething()) {
            remarks.add(notRead(info, String.valueOf(refusal.getMessage())));
        }
    }

    private static Problem notRead(SheetInfo sheet, String why) {
        String message = "Sheet \"%s\" was not read. %s".formatted(sheet.name(), why);
        return new Problem(Problem.Severity.WARNING, "SHEET_NOT_READ", sheet.name(), null, null, null, message);
    }

    /** Why a file without products is refused, together with what keeps its other sheets from being read. */
    UnreadableRegister explain(UnreadableRegister refused) {
        String others = remarks.stream().map(Problem::message).collect(Collectors.joining(" "));
        return new UnreadableRegister(refused.code(), (refused.getMessage() + " " + others).strip());
    }

    /** The kinds of sheets that the file has. */
    Set<SheetKind> kinds() {
        return Set.copyOf(sheets.stream().map(DataSheet::kind).toList());
    }
}
