package org.craregistry.document;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.craregistry.document.ReadingCopy.Cell;
import org.craregistry.document.ReadingCopy.Entry;
import org.craregistry.document.ReadingCopy.Line;
import org.craregistry.document.ReadingCopy.Mark;
import org.craregistry.document.ReadingCopy.Rule;
import org.craregistry.document.ReadingCopy.Section;
import org.craregistry.document.ReadingCopy.Term;

/** Writes a reading copy as a Word document with room to sign off after each provision and at the end. */
final class ReadingCopyDocument {

    private static final String TITLE = "Reading copy of the law";
    private static final String TERMS = "Terms of the conditions";
    private static final int TO_WRITE_IN = 400;
    private static final int TO_SIGN_IN = 800;

    private final ReadingCopy copy;
    private final WordDocument word;

    private ReadingCopyDocument(ReadingCopy copy, WordDocument word) {
        this.copy = copy;
        this.word = word;
    }

    /**
     * Writes a copy.
     *
     * @throws IOException where the stream fails
     */
    static void write(ReadingCopy copy, OutputStream out) throws IOException {
        try (WordDocument word = new WordDocument()) {
            ReadingCopyDocument document = new ReadingCopyDocument(copy, word);
            document.titlePage();
            document.contents();
            copy.sections().forEach(document::section);
            document.terms();
            copy.appendices().forEach(sheet -> WordSheet.write(word, 1, sheet));
            document.signOff();
            word.write(out);
        }
    }

    private void titlePage() {
        String state = copy.state() + ": " + copy.title();
        word.describe(TITLE, state, copy.describes().atStartOfDay().toInstant(ZoneOffset.UTC));
        word.beginWithTitlePage();
        word.frame(
                "Header",
                "CRA Registry  ·  %s  ·  state of the law %s  ·  edition %s of the rules"
                        .formatted(TITLE, copy.state(), copy.edition()),
                "Edition %s of the rules, state of the law %s, fingerprint %s"
                        .formatted(copy.edition(), copy.state(), copy.fingerprint()));
        word.text("Title", TITLE);
        word.text("Subtitle", "CRA Registry");
        WordTable facts = word.table(2800, WordDocument.TEXT_WIDTH - 2800);
        facts.row(List.of(Cell.of("State of the law"), Cell.of(state)));
        facts.row(List.of(
                Cell.of("Describes the law of"), Cell.of(copy.describes().toString())));
        facts.row(List.of(Cell.of("Edition of the rules"), Cell.of(copy.edition())));
        facts.row(List.of(Cell.of("Fingerprint"), Cell.of(copy.fingerprint() + ", also at the foot of each page")));
        if (!copy.sources().isEmpty()) {
            facts.row(List.of(Cell.of("Sources"), Cell.of(String.join("\n", copy.sources()))));
        }
        if (copy.hypothetical()) {
            word.text("Warning", "This state is hypothetical: it supposes what has not been published.");
        }
        word.text("Normal", "");
        word.text(
                "Normal",
                "Every provision, question and table that this registry decides by, generated from its code for a lawyer to read"
                        + " and sign off. The words are ours; the official texts are linked. Not legal advice.");
        word.text(
                "Normal",
                "Each provision says on what it stands: the text of the act, the guidance of the Commission, or, where the acts"
                        + " leave room, our reading. Below it is room to agree or not, with a remark, initials and the date;"
                        + " the last page is for the copy as a whole. The examples are a document of their own and named here by"
                        + " their numbers.");
        word.newPage();
    }

    private void contents() {
        Map<String, String> titles = new LinkedHashMap<>();
        copy.sections().forEach(section -> titles.put(section.id(), section.title()));
        titles.put("terms", TERMS);
        copy.appendices().forEach(sheet -> titles.put(sheet.id(), sheet.title()));
        titles.put("sign-off", "Sign-off");
        word.text("ContentsTitle", "Contents");
        word.contents(titles);
        word.newPage();
    }

    private void section(Section section) {
        word.heading(1, section.title(), section.id());
        section.entries().forEach(this::entry);
        section.sheets().forEach(sheet -> WordSheet.write(word, 2, sheet));
    }

    private void entry(Entry entry) {
        word.heading(2, entry.number() + "  " + sentence(entry.effect()), entry.id());
        word.text("Source", entry.source(), entry.mark().words(), style(entry.mark()));
        rule(entry.rule());
        if (!entry.exceptions().isEmpty()) {
            word.text("Label", "Unless");
            entry.exceptions().forEach(exception -> word.item(0, exception));
        }
        List<Cell> examples = copy.examplesOf(entry);
        if (!examples.isEmpty()) {
            word.text("Examples", "Examples " + String.join(", ", words(examples)));
        }
        word.table(2300, 4538, 1200, 1600)
                .boxed()
                .row("SignOff", cells("☐ agreed   ☐ not agreed", "Remark", "Initials", "Date"), TO_WRITE_IN);
    }

    private void terms() {
        word.heading(1, TERMS, "terms");
        word.text("Note", "What several conditions ask is set out here once; a condition points at it by its number.");
        for (Term term : copy.terms()) {
            word.heading(2, "Term %d  %s".formatted(term.number(), sentence(term.words())), term.id());
            rule(term.rule());
            // What is kept together ends here.
            word.text("AfterTable", "");
        }
    }

    private void rule(Rule rule) {
        Line line = rule.line();
        if (line != null) {
            line(0, line);
            return;
        }
        WordTable table = word.table(WordDocument.TEXT_WIDTH / 2, WordDocument.TEXT_WIDTH / 2)
                .header(List.of("Where", "Demanded"));
        rule.cases().forEach(choice -> table.lines(List.of(choice.where(), List.of(choice.demanded()))));
        word.text("AfterTable", "");
    }

    private void line(int level, Line line) {
        word.item(level, new Cell(line.words(), line.link()));
        line.parts().forEach(part -> line(level + 1, part));
    }

    private void signOff() {
        word.newPage();
        word.heading(1, "Sign-off", "sign-off");
        word.text(
                "Normal",
                "I have read this copy: state of the law %s, describing the law of %s, edition %s of the rules, fingerprint %s."
                        .formatted(copy.state(), copy.describes(), copy.edition(), copy.fingerprint()));
        word.text("Normal", "☐ I agree with it as a whole.");
        word.text("Normal", "☐ I agree, except for the provisions marked otherwise.");
        word.text("Normal", "☐ I do not agree, for the reasons given below.");
        word.text("Normal", "");
        WordTable people = word.table(2900, 2400, 2738, 1600).boxed();
        people.header(List.of("Name", "Role", "Signature", "Date"));
        for (int i = 0; i < 3; i++) {
            people.row("TableText", cells("", "", "", ""), TO_SIGN_IN);
        }
        word.text("Normal", "");
        word.text("Label", "Remarks");
        word.table(WordDocument.TEXT_WIDTH).boxed().row("TableText", cells(""), 8 * TO_SIGN_IN / 2);
    }

    private static List<Cell> cells(String... words) {
        return Stream.of(words).map(Cell::of).toList();
    }

    private static List<String> words(List<Cell> cells) {
        return cells.stream().map(Cell::words).toList();
    }

    private static String sentence(String effect) {
        int first = effect.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + effect.substring(Character.charCount(first)) + ".";
    }

    private static String style(Mark mark) {
        return switch (mark) {
            case TEXT -> "Quiet";
            case GUIDANCE -> "Guidance";
            case OUR_READING -> "OurReading";
        };
    }
}
