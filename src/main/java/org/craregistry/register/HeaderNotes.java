package org.craregistry.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be said about the cells of a header. */
final class HeaderNotes {

    private final Places where;
    private final int row;
    private final List<Problem> notes = new ArrayList<>();

    HeaderNotes(Places where, int row) {
        this.where = where;
        this.row = row;
    }

    List<Problem> all() {
        return List.copyOf(notes);
    }

    /** A second column for a field, beside the one that is read. */
    void second(HeaderNames.Match other, HeaderNames.@Nullable Match read) {
        String taken = read == null ? "another column" : "column %s \"%s\"".formatted(read.letters(), read.text());
        add(
                "TWO_COLUMNS",
                other.cell(),
                "\"%s\" stands for \"%s\" as %s does, which is read; this one is not. If it is the right one, say that column %s holds \"%s\"."
                        .formatted(
                                other.text(),
                                other.column().header(),
                                taken,
                                other.letters(),
                                other.column().header()));
    }

    /** A column that is read as somebody has mapped it before. */
    void saved(HeaderNames.Match match) {
        if (match.rank() == HeaderNames.Rank.SAVED) {
            mappedBefore(match.cell(), "read as \"%s\"".formatted(match.column().header()));
        }
    }

    /** A column that is mapped by its letter, of which the header has none. @param extent how many cells the header has */
    void beyond(HeaderNames.Match match, int extent) {
        if (match.rank() == HeaderNames.Rank.LETTER && row > 0 && match.index() >= extent) {
            add(
                    "COLUMN_BEYOND",
                    match.cell(),
                    "is mapped to \"%s\", but the header ends before this column, and nothing is read where the rows do as well. If another column is meant, correct its letter."
                            .formatted(match.column().header()));
        }
    }

    /** A column that is not read, as somebody has said before. */
    void ignored(RegisterHeader.Cell cell) {
        mappedBefore(cell, "not read");
    }

    private void mappedBefore(RegisterHeader.Cell cell, String how) {
        add(
                "MAPPED_HEADER",
                cell,
                "\"%s\" is %s, as was said before. Have it forgotten if that is no longer meant."
                        .formatted(cell.text(), how));
    }

    /** A column that is not known, where one of ours is called nearly the same. */
    void unknown(RegisterHeader.Cell cell, Optional<HeaderNames.NearHeader> near) {
        near.ifPresent(found -> add(
                "HEADER_NEARLY_KNOWN",
                cell,
                "\"%s\" is not known and was not read; did you mean \"%s\" (%s)? Then correct the header, or say what it holds."
                        .formatted(cell.text(), found.header(), found.words())));
    }

    /** A column that is not known and may be the version, where none is read as such. */
    void likelyVersion(RegisterHeader.Cell cell) {
        add(
                "VERSION_NOT_READ",
                cell,
                "\"%s\" may be the version, and is not read. Say that it holds the version, or that it is not to be read."
                        .formatted(cell.text()));
    }

    private void add(String code, RegisterHeader.Cell cell, String words) {
        notes.add(new Problem(
                Problem.Severity.WARNING,
                code,
                where.sheet(),
                cell.column() + row,
                null,
                cell.text().isEmpty() ? null : cell.text(),
                where.cell(cell.column(), row) + ": " + words));
    }
}
