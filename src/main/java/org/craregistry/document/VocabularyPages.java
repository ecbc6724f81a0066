package org.craregistry.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.craregistry.document.ReadingCopy.Cell;
import org.craregistry.document.ReadingCopy.Mark;
import org.craregistry.document.ReadingCopy.Sheet;
import org.craregistry.law.Act;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.BooleanFact;
import org.craregistry.law.Category;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.CategoryFact;
import org.craregistry.law.Citation;
import org.craregistry.law.DateFact;
import org.craregistry.law.EvidenceField;
import org.craregistry.law.NumberFact;
import org.craregistry.law.Question;
import org.craregistry.law.Vocabulary;

/** Sets out what the provisions ask and refer to: the acts, the questions, the categories, requirements and elements. */
final class VocabularyPages {

    private VocabularyPages() {}

    static List<Sheet> all() {
        return List.of(acts(), questions(), evidence(), categories(), requirements(), elements());
    }

    private static Sheet acts() {
        return new Sheet(
                "acts",
                "Acts and official texts",
                "The short names used in this copy, with the addresses of the official texts.",
                List.of("Short name", "Official number", "Address"),
                Arrays.stream(Act.values())
                        .map(act -> List.of(
                                Cell.of(act.title()),
                                Cell.of(act.number()),
                                new Cell(act.url().toString(), act.url().toString())))
                        .toList());
    }

    private static Sheet questions() {
        return new Sheet(
                "questions",
                "Questions about a product",
                "What is asked of every product. Each may stay unanswered, and counts as unknown then.",
                List.of("Short", "Question", "Answers", "Where it stands"),
                Vocabulary.FACTS.stream().map(VocabularyPages::row).toList());
    }

    private static Sheet evidence() {
        return new Sheet(
                "evidence",
                "Questions about evidence",
                "What is asked of each certificate, declaration and assessment on file, and of each element of Article 15.",
                List.of("Short", "Question", "Answers", "Where it stands"),
                Vocabulary.QUESTIONS.stream()
                        .filter(EvidenceField.class::isInstance)
                        .map(VocabularyPages::row)
                        .toList());
    }

    private static List<Cell> row(Question question) {
        return List.of(
                new Cell(question.header(), null, question.name()),
                Cell.of(question.question()),
                Cell.of(answers(question)),
                source(question.citation()));
    }

    private static String answers(Question question) {
        if (question instanceof CategoryFact) {
            return "none, or a category of Annex III or IV";
        }
        if (question instanceof BooleanFact) {
            return "yes, no";
        }
        if (question instanceof DateFact) {
            return "a day";
        }
        if (question instanceof NumberFact) {
            return "a number";
        }
        List<String> codes = question.codes();
        List<String> labels = question.labels();
        return IntStream.range(0, codes.size())
                .mapToObj(i -> i < labels.size() ? labels.get(i) : Names.known(codes.get(i)))
                .map(answer -> "– " + answer)
                .collect(Collectors.joining("\n"));
    }

    private static Sheet categories() {
        return new Sheet(
                "categories",
                "Categories of Annex III and IV",
                "In our own words after the technical descriptions. Examples are never exhaustive.",
                List.of("Category", "What belongs to it", "Examples and boundary", "Where it stands"),
                CategoryCode.ALL.stream()
                        .flatMap(code -> code.category().stream())
                        .map(VocabularyPages::row)
                        .toList());
    }

    private static List<Cell> row(Category category) {
        List<String> more = new ArrayList<>();
        if (!category.examples().isEmpty()) {
            more.add("Examples: " + String.join(", ", category.examples()));
        }
        if (category.boundary() != null) {
            more.add("Boundary: " + category.boundary());
        }
        return List.of(
                new Cell(category.title() + "\n" + category.productClass().label(), null, category.code()),
                Cell.of(category.description()),
                Cell.of(String.join("\n", more)),
                source(category.place()));
    }

    private static Sheet requirements() {
        return new Sheet(
                "requirements",
                "Essential requirements of CRA Annex I",
                "In our own words.",
                List.of("Code", "Requirement", "What it asks", "Not applicable", "Where it stands"),
                Arrays.stream(AnnexIRequirement.values())
                        .map(requirement -> List.of(
                                Cell.of(requirement.code()),
                                Cell.of(requirement.title()),
                                Cell.of(requirement.summary()),
                                Cell.of(requirement.mayBeNotApplicable() ? "with a written reason" : "never"),
                                source(requirement.citation())))
                        .toList());
    }

    private static Sheet elements() {
        return new Sheet(
                "elements",
                "Elements of AI Act Article 15",
                "The split into elements is ours. Certification and conformity with the CRA reach cybersecurity only.",
                List.of("Code", "Element", "What it asks", "About", "Where it stands"),
                Arrays.stream(Article15Element.values())
                        .map(element -> List.of(
                                Cell.of(element.code()),
                                Cell.of(element.title()),
                                Cell.of(element.summary()),
                                Cell.of(element.isCybersecurity() ? "cybersecurity" : "accuracy or robustness"),
                                source(element.citation())))
                        .toList());
    }

    /** The place, with a word where it is not the text of the act that says so. */
    private static Cell source(Citation citation) {
        Cell place = Places.cell(citation);
        Mark mark = Mark.of(citation.standing());
        return mark == Mark.TEXT ? place : new Cell(place.words() + "\n" + mark.words(), place.link());
    }
}
