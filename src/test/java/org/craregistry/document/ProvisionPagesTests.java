package org.craregistry.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.craregistry.document.ReadingCopy.Choice;
import org.craregistry.document.ReadingCopy.Entry;
import org.craregistry.document.ReadingCopy.Line;
import org.craregistry.document.ReadingCopy.Rule;
import org.craregistry.document.ReadingCopy.Term;
import org.craregistry.law.InterplayRow;
import org.junit.jupiter.api.Test;

class ProvisionPagesTests {

    private final ProvisionPages pages = new ProvisionPages();

    @Test
    void noLineStandsDeeperThanCanBeRead() {
        assertThat(rules().flatMap(ProvisionPagesTests::lines).map(ProvisionPagesTests::depth))
                .allMatch(depth -> depth <= Terms.DEEPEST)
                .contains(Terms.DEEPEST);
    }

    @Test
    void onlyASingleThingIsDeniedAndOnlyOnce() {
        assertThat(rules().flatMap(ProvisionPagesTests::lines).flatMap(ProvisionPagesTests::each))
                .noneMatch(
                        line -> line.words().contains("not: ") && !line.parts().isEmpty())
                .noneMatch(line -> line.words().matches(".*not: (.*not: |no |not ).*"))
                .anyMatch(line -> line.words().startsWith("not: "));
    }

    @Test
    void theProcedureOfTheInterplayIsATableOfItsRows() {
        Entry procedure = entries()
                .filter(entry -> entry.number().endsWith("(D9)"))
                .findFirst()
                .orElseThrow();

        assertThat(procedure.rule().line()).isNull();
        List<String> rows = procedure.rule().cases().stream()
                .map(Choice::where)
                .flatMap(List::stream)
                .map(Line::words)
                .toList();
        assertThat(Stream.of(InterplayRow.values()).filter(row -> row != InterplayRow.NONE))
                .allSatisfy(row -> assertThat(rows).anyMatch(words -> words.startsWith(row + ": ")));
        assertThat(procedure.rule().cases()).hasSizeLessThan(20);
    }

    @Test
    void aTableIsSetOutOnceAndPointedAtElsewhere() {
        Entry conformity = entries()
                .filter(entry -> entry.effect().startsWith("a procedure that is open to the product"))
                .findFirst()
                .orElseThrow();

        assertThat(conformity.rule().line())
                .isEqualTo(new Line("the procedure that both acts demand is completed (D9)", "#D9", List.of()));
    }

    @Test
    void eachTermIsPointedAtByItsNumber() {
        List<String> links = rules().flatMap(ProvisionPagesTests::lines)
                .flatMap(ProvisionPagesTests::each)
                .map(Line::link)
                .filter(Objects::nonNull)
                .toList();

        assertThat(pages.terms())
                .isNotEmpty()
                .allSatisfy(term -> assertThat(links).contains("#" + term.id()))
                .noneMatch(term -> term.words().endsWith("of these"));
    }

    private Stream<Entry> entries() {
        return pages.sections().stream().flatMap(section -> section.entries().stream());
    }

    private Stream<Rule> rules() {
        return Stream.concat(entries().map(Entry::rule), pages.terms().stream().map(Term::rule));
    }

    private static Stream<Line> lines(Rule rule) {
        return Stream.concat(
                Stream.ofNullable(rule.line()),
                rule.cases().stream().flatMap(one -> Stream.concat(one.where().stream(), Stream.of(one.demanded()))));
    }

    private static Stream<Line> each(Line line) {
        return Stream.concat(Stream.of(line), line.parts().stream().flatMap(ProvisionPagesTests::each));
    }

    private static int depth(Line line) {
        return line.parts().stream().mapToInt(part -> depth(part) + 1).max().orElse(0);
    }
}
