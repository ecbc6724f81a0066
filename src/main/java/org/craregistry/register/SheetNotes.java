package org.craregistry.register;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.craregistry.register.workbook.CellKind;
import org.craregistry.register.workbook.SheetRow;
import org.jspecify.annotations.Nullable;

/** What is to be said about a sheet as a whole: what of it was not read, and what was read although people may not see it. */
final class SheetNotes {

    private static final int MOST = 100;

    private final FoundHeader found;
    private final Places where;
    private final Map<Skipped, Tally> skipped = new EnumMap<>(Skipped.class);
    private final Map<Integer, Tally> outside = new TreeMap<>();
    private final List<Problem> merged = new ArrayList<>();
    private int furtherMerges;
    private int hidden;
    private final Set<Integer> hiddenColumns = new TreeSet<>();
    private final Tally struck = new Tally();
    private final Tally comments = new Tally();

    /** Why a row is not read. */
    enum Skipped {
        NOTHING_KNOWN("ROWS_SKIPPED", "with nothing in any known column"),
        TOTAL("TOTAL_ROWS", "of sums or page numbers, no products"),
        HEADER("HEADER_REPEATED", "like the header"),
        OTHER_HEADER("OTHER_HEADER", "with the header of another table"),
        FILLING("COLUMNS_EXPLAINED", "about how the columns are filled"),
        EXAMPLE("EXAMPLE_ROWS", "with an example"),
        NUMBERS("COLUMNS_NUMBERED", "with the numbers of the columns");

        private final String code;
        private final String words;

        Skipped(String code, String words) {
            this.code = code;
            this.words = words;
        }
    }

    private static final class Tally {
        private int count;
        private int firstRow;
        private String firstText = "";

        void add(int row, String text) {
            if (count++ == 0) {
                firstRow = row;
                firstText = text;
            }
        }
    }

    SheetNotes(FoundHeader found) {
        this.found = found;
        this.where = found.header().places();
    }

    void skipped(Skipped why, SheetRow row) {
        skipped.computeIfAbsent(why, any -> new Tally()).add(row.number(), "");
    }

    void hidden(SheetRow row) {
        hidden += row.isHidden() ? 1 : 0;
    }

    /** Takes columns that are not seen, of which those count that are read. */
    void hidden(int firstColumn, int lastColumn) {
        found.places().stream()
                .map(FoundHeader.Place::index)
                .filter(index -> index >= firstColumn && index <= lastColumn)
                .forEach(hiddenColumns::add);
    }

    /** Counts a comment below the header, where values may be corrected or explained; those of a workbook of problems are ours. */
    void commented(String cell) {
        RegisterHeader header = found.header();
        boolean isBelow = Integer.parseInt(cell.replaceAll("\\D", "")) > header.row();
        if (isBelow && header.computed().stream().noneMatch(one -> HeaderNames.isOfProblems(one.text()))) {
            comments.add(0, cell);
        }
    }

    /** Counts the cells of a row that are read although their text is struck through. */
    void struck(SheetRow row) {
        if (row.isStruck()) {
            found.places().stream()
                    .map(FoundHeader.Place::index)
                    .filter(row::isStruck)
                    .distinct()
                    .forEach(index -> struck.add(row.number(), SheetRow.letters(index)));
        }
    }

    /** Counts the cells of a row that stand in columns without a header. */
    void outside(SheetRow row) {
        for (int i = 0; i < row.width(); i++) {
            if (row.kind(i) != CellKind.BLANK && !found.headed().contains(i)) {
                outside.computeIfAbsent(i, any -> new Tally()).add(row.number(), row.text(i));
            }
        }
    }

    void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
        boolean matters = lastRow > found.header().row()
                && found.places().stream()
                        .anyMatch(place -> place.index() >= firstColumn && place.index() <= lastColumn);
        if (!matters) {
            return;
        }
        if (merged.size() == MOST) {
            furtherMerges++;
            return;
        }
        String first = SheetRow.letters(firstColumn) + firstRow;
        String range = first + ":" + SheetRow.letters(lastColumn) + lastRow;
        merged.add(note(
                "MERGED",
                first,
                "%s!%s is merged: its value counts for %s only, the other cells count as empty, that is unchanged; unmerge and fill them if that is not meant."
                        .formatted(where.sheet(), range, first)));
    }

    void tell(RegisterSink sink) {
        merged.forEach(sink::note);
        if (furtherMerges > 0) {
            sink.note(note("MERGED", null, "%s has %,d more merged ranges.".formatted(where.whole(), furtherMerges)));
        }
        if (hidden > 0) {
            sink.note(note(
                    "HIDDEN_ROWS",
                    null,
                    "%s has %,d hidden or filtered %s; %s read like the others."
                            .formatted(where.whole(), hidden, rows(hidden), hidden == 1 ? "it was" : "they were")));
        }
        tellHiddenColumns(sink);
        if (struck.count > 0) {
            String first = struck.firstText + struck.firstRow;
            sink.note(note(
                    "STRUCK_THROUGH",
                    first,
                    struck.count == 1
                            ? "%s has text that is struck through, and was read like any other. Delete what holds no longer."
                                    .formatted(where.cell(struck.firstText, struck.firstRow))
                            : "%s has %,d cells with text that is struck through, the first %s; they were read like the others. Delete what holds no longer."
                                    .formatted(where.whole(), struck.count, first)));
        }
        if (comments.count > 0) {
            sink.note(note(
                    "COMMENTS",
                    comments.firstText,
                    "%s has %s; comments are not read. Write into the cells what is to count."
                            .formatted(
                                    where.whole(),
                                    comments.count == 1
                                            ? "a comment at " + comments.firstText
                                            : "%,d comments, the first at %s"
                                                    .formatted(comments.count, comments.firstText))));
        }
        skipped.forEach((why, tally) -> sink.note(note(
                why.code,
                null,
                (tally.count == 1
                                ? "%s has %,d %s %s (row %d), which was not read."
                                : "%s has %,d %s %s, the first in row %d; they were not read.")
                        .formatted(where.whole(), tally.count, rows(tally.count), why.words, tally.firstRow))));
        outside.entrySet().stream()
                .limit(MOST)
                .forEach(column -> tellOutside(column.getKey(), column.getValue(), sink));
        if (outside.size() > MOST) {
            sink.note(note(
                    "NO_HEADER_ABOVE",
                    null,
                    "%s has %,d more %s without a header in which something stands; nothing of it was read."
                            .formatted(
                                    where.whole(),
                                    outside.size() - MOST,
                                    outside.size() - MOST == 1 ? "column" : "columns")));
        }
    }

    private void tellHiddenColumns(RegisterSink sink) {
        if (!hiddenColumns.isEmpty()) {
            List<String> all = found.header().recognised().stream()
                    .filter(cell -> hiddenColumns.contains(HeaderNames.index(cell.column())))
                    .map(cell -> cell.text().isEmpty()
                            ? cell.column()
                            : cell.column() + " " + CellReading.quoted(cell.text()))
                    .distinct()
                    .toList();
            String columns = all.stream().limit(MOST).collect(Collectors.joining(", "))
                    + (all.size() > MOST ? " and %,d more".formatted(all.size() - MOST) : "");
            sink.note(note(
                    "HIDDEN_COLUMNS",
                    null,
                    hiddenColumns.size() == 1
                            ? "%s has a hidden column that was read like the others: %s. If it is not meant to be read, say so, or delete it."
                                    .formatted(where.whole(), columns)
                            : "%s has %,d hidden columns that were read like the others: %s. If they are not meant to be read, say so, or delete them."
                                    .formatted(where.whole(), hiddenColumns.size(), columns)));
        }
    }

    private void tellOutside(int column, Tally tally, RegisterSink sink) {
        String letters = SheetRow.letters(column);
        sink.note(note(
                "NO_HEADER_ABOVE",
                letters + tally.firstRow,
                "%s: column %s has no header, but %,d %s something below, the first %s; nothing of it was read. Give it a header, or say what column %s holds."
                        .formatted(
                                where.cell(letters, tally.firstRow),
                                letters,
                                tally.count,
                                tally.count == 1 ? "cell holds" : "cells hold",
                                CellReading.quoted(tally.firstText),
                                letters)));
    }

    private static String rows(int count) {
        return count == 1 ? "row" : "rows";
    }

    private Problem note(String code, @Nullable String cell, String message) {
        return new Problem(Problem.Severity.WARNING, code, where.sheet(), cell, null, null, message);
    }
}
