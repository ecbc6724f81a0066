package org.craregistry.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.craregistry.document.ReadingCopy.Cell;
import org.craregistry.document.ReadingCopy.Line;
import org.craregistry.document.ReadingCopy.Rule;
import org.craregistry.document.ReadingCopy.Sheet;
import org.craregistry.law.PlainWords;
import org.craregistry.law.StateOfLaw;
import org.craregistry.testing.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A lawyer who signs the reading copy does not have to work out what the denial of a denial says. */
@IntegrationTest
class ReadingCopySentencesTests {

    @Autowired
    private ReadingCopies copies;

    @Test
    void deniesNoDenialUnderAnyStateOfTheLaw() {
        for (StateOfLaw state : copies.states()) {
            List<String> words = words(copies.find(state.id()));

            assertThat(words).hasSizeGreaterThan(1000);
            assertThat(words.stream().filter(PlainWords::denyADenial)).isEmpty();
        }
    }

    private static List<String> words(ReadingCopy copy) {
        List<String> words = new ArrayList<>();
        copy.sections().forEach(section -> {
            section.entries().forEach(entry -> {
                words.add(entry.effect());
                add(entry.rule(), words);
            });
            section.sheets().forEach(sheet -> add(sheet, words));
        });
        copy.terms().forEach(term -> {
            words.add(term.words());
            add(term.rule(), words);
        });
        copy.appendices().forEach(sheet -> add(sheet, words));
        return words;
    }

    private static void add(Rule rule, List<String> words) {
        Stream.concat(
                        Stream.ofNullable(rule.line()),
                        rule.cases().stream()
                                .flatMap(
                                        choice -> Stream.concat(choice.where().stream(), Stream.of(choice.demanded()))))
                .forEach(line -> add(line, words));
    }

    private static void add(Line line, List<String> words) {
        words.add(line.words());
        line.parts().forEach(part -> add(part, words));
    }

    private static void add(Sheet sheet, List<String> words) {
        words.add(sheet.title());
        words.add(sheet.note());
        sheet.rows().stream()
                .flatMap(List::stream)
                .map(Cell::words)
                .filter(Objects::nonNull)
                .flatMap(String::lines)
                .forEach(words::add);
    }
}
