package org.craregistry.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A header and where its columns are.
 *
 * @param header as it is told to the caller
 * @param places the columns that are read with their places in the row, from left to right
 * @param extent how many cells the header has
 * @param headed the places that have a header of any kind, or are mapped
 * @param notes what is to be said about it
 */
record FoundHeader(RegisterHeader header, List<Place> places, int extent, Set<Integer> headed, List<Problem> notes) {

    /** @param text its header in the file */
    record Place(int index, Column column, String text) {}

    /** Of several cells for one field the one that says it most exactly is read, of equals the first; the others are reported. */
    static FoundHeader of(Places where, HeaderRow row, HeaderNames names) {
        List<HeaderNames.Match> matches = names.matches(row);
        Map<Column, HeaderNames.Match> best = new HashMap<>();
        matches.stream()
                .sorted(Comparator.comparing(HeaderNames.Match::rank).thenComparing(HeaderNames.Match::index))
                .forEach(match -> best.putIfAbsent(match.column(), match));
        List<Place> places = new ArrayList<>();
        List<RegisterHeader.Cell> recognised = new ArrayList<>();
        List<RegisterHeader.Cell> computed = new ArrayList<>();
        List<RegisterHeader.Cell> unknown = new ArrayList<>();
        HeaderNotes notes = new HeaderNotes(where, row.number());
        Set<Integer> headed = new HashSet<>();
        for (HeaderNames.Match match : matches) {
            headed.add(match.index());
            if (match.column().computed()) {
                computed.add(match.cell());
            } else if (match.equals(best.get(match.column()))) {
                places.add(new Place(match.index(), match.column(), match.text()));
                recognised.add(match.cell());
                notes.saved(match);
                notes.beyond(match, row.extent());
            } else {
                unknown.add(match.cell());
                notes.second(match, best.get(match.column()));
            }
        }
        for (HeaderRow.Cell cell : row.cells()) {
            if (headed.add(cell.index())) {
                RegisterHeader.Cell plain = HeaderNames.cell(cell.index(), cell.text(), null);
                boolean ignored = names.isIgnored(row, cell);
                (ignored ? computed : unknown).add(plain);
                if (names.isIgnoredAsBefore(cell)) {
                    notes.ignored(plain);
                } else if (!ignored) {
                    notes.unknown(plain, names.near(cell.text(), best.keySet()));
                }
            }
        }
        names.ignoredLetters(row).forEach(headed::add);
        unknown.sort(Comparator.comparing(cell -> HeaderNames.index(cell.column())));
        RegisterHeader header =
                new RegisterHeader(where.sheet(), where.csv(), row.number(), recognised, computed, unknown);
        header.likelyVersion().ifPresent(notes::likelyVersion);
        int extent = headed.stream().mapToInt(index -> index + 1).reduce(row.extent(), Math::max);
        return new FoundHeader(header, List.copyOf(places), row.number() == 0 ? 0 : extent, headed, notes.all());
    }

    /** The same with one more thing to say. */
    FoundHeader with(Problem note) {
        List<Problem> more = new ArrayList<>(notes);
        more.add(note);
        return new FoundHeader(header, places, extent, headed, more);
    }
}
