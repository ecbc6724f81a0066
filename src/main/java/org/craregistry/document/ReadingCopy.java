package org.craregistry.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.craregistry.law.Standing;
import org.jspecify.annotations.Nullable;

/**
 * The law as this registry applies it, set out for a lawyer to read and sign off.
 *
 * @param edition the edition of the rules
 * @param fingerprint by which it is known again what was read and signed
 * @param state the code of the state of the law, such as {@code R0}
 * @param title what that state describes, in words
 * @param hypothetical whether that state only supposes something
 * @param describes the day whose law it describes
 * @param sources to which day sources could be seen and which of them are secondary, in words
 * @param sections the provisions, in the order of the acts
 * @param terms what several conditions ask, set out once
 * @param appendices what the provisions ask and refer to
 * @param examples for the place of each provision, the numbers of the examples in which it decides, the first few of many
 */
record ReadingCopy(
        String edition,
        String fingerprint,
        String state,
        String title,
        boolean hypothetical,
        LocalDate describes,
        List<String> sources,
        List<Section> sections,
        List<Term> terms,
        List<Sheet> appendices,
        Map<String, List<Cell>> examples) {

    /** Words in a copy; some lead to an official text, or to a place such as {@code #EXCL_2_2_A}; some are such a place. */
    record Cell(
            String words, @Nullable String link, @Nullable String id) {

        Cell(String words, @Nullable String link) {
            this(words, link, null);
        }

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
     * @param number by which the copy names it, such as {@code 1.7}, or {@code 7.5 (I5)} for a row or condition with a name
     * @param effect what it says, in our own words
     * @param source where it stands, with the address of the official text
     * @param rule when it holds
     * @param exceptions the provisions that defeat it
     */
    record Entry(String id, String number, String effect, Cell source, Mark mark, Rule rule, List<Cell> exceptions) {

        Entry {
            exceptions = List.copyOf(exceptions);
        }
    }

    /** What conditions ask under a name of its own; they point at it by its number. */
    record Term(String id, int number, String words, Rule rule) {}

    /**
     * A condition: lines below one another, or a table of the cases in which something else is demanded.
     *
     * @param line what is asked, {@code null} where there are cases
     */
    record Rule(@Nullable Line line, List<Choice> cases) {

        Rule {
            cases = List.copyOf(cases);
        }
    }

    /** A case: where one of these holds, something is demanded. */
    record Choice(List<Line> where, Line demanded) {

        Choice {
            where = List.copyOf(where);
        }
    }

    /** A line of a condition and the lines below it; it leads to the provision or term that it asks for. */
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
        sources = List.copyOf(sources);
        sections = List.copyOf(sections);
        terms = List.copyOf(terms);
        appendices = List.copyOf(appendices);
        examples = Map.copyOf(examples);
    }

    /** The examples in which a provision decides. */
    public List<Cell> examplesOf(Entry entry) {
        return examples.getOrDefault(entry.id(), List.of());
    }
}
