package org.craregistry.document;

import java.time.LocalDate;
import java.util.List;
import org.craregistry.law.Standing;
import org.jspecify.annotations.Nullable;

/**
 * The law as this registry applies it, set out for a lawyer to read and sign off.
 *
 * @param edition the edition of the rules
 * @param state the id of the state of the law, such as {@code R0}
 * @param title what that state describes, in words
 * @param hypothetical whether that state only supposes something
 * @param describes the day whose law it describes
 * @param sections the provisions, in the order of the acts
 * @param appendices what the provisions ask and refer to
 */
record ReadingCopy(
        String edition,
        String state,
        String title,
        boolean hypothetical,
        LocalDate describes,
        List<Section> sections,
        List<Sheet> appendices) {

    /** Words in a copy; some lead to an official text, or to a place in the copy such as {@code #EXCL_2_2_A}. */
    record Cell(String words, @Nullable String link) {

        static Cell of(String words) {
            return new Cell(words, null);
        }
    }

    /** A part of the law: one article or annex, or several that belong together. */
    record Section(String id, String title, List<Entry> entries, List<Sheet> sheets) {

        Section {
            entries = List.copyOf(entries);
            sheets = List.copyOf(sheets);
        }
    }

    /**
     * A provision.
     *
     * @param id its place in the copy, made from its code
     * @param effect what it says, in our own words
     * @param source where it stands, with the address of the official text
     * @param condition when it holds
     * @param exceptions the provisions that defeat it
     * @param examples the names of examples in whose answers it holds, the first few where there are many
     */
    record Entry(
            String id,
            String code,
            String effect,
            Cell source,
            Mark mark,
            Line condition,
            List<Cell> exceptions,
            List<String> examples) {

        Entry {
            exceptions = List.copyOf(exceptions);
            examples = List.copyOf(examples);
        }
    }

    /** A line of a condition and the lines below it; it leads to the provision that it asks for. */
    record Line(String words, @Nullable String link, List<Line> parts) {

        Line {
            parts = List.copyOf(parts);
        }
    }

    /** A titled table: one that decides, a list of conditions, or an appendix. */
    record Sheet(String id, String title, String note, List<String> columns, List<List<Cell>> rows) {

        Sheet {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** How firm the ground of a provision is, in words. */
    enum Mark {
        TEXT("Text of the act"),
        GUIDANCE("Guidance of the Commission"),
        OUR_READING("Our reading");

        private final String words;

        Mark(String words) {
            this.words = words;
        }

        static Mark of(Standing standing) {
            return valueOf(standing.name());
        }

        public String words() {
            return words;
        }
    }

    ReadingCopy {
        sections = List.copyOf(sections);
        appendices = List.copyOf(appendices);
    }
}
