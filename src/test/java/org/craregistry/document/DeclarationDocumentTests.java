package org.craregistry.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.craregistry.document.DeclarationItem.State;
import org.craregistry.law.Law;
import org.craregistry.law.plain.Example;
import org.craregistry.portfolio.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** The Word document as POI reads it back. */
class DeclarationDocumentTests {

    private static final String PRINTED_BLANK = "BlankWithNote";

    @Test
    void printsWhatIsMissingAsABlankWithANote() throws IOException {
        XWPFDocument document = written(Drafted.unknown().draft());

        assertThat(texts(document, "MissingNote"))
                .contains(
                        "The address of the manufacturer is missing.",
                        "The version is missing; software is declared for one version.");
        assertThat(texts(document, PRINTED_BLANK)).contains("Address\t\t", "Version\t\t");
        assertThat(texts(document, "SignatureBlank")).contains("Place and date\t\t", "Signature\t\t");
        assertThat(texts(written(Drafted.router().draft()), "MissingNote")).isEmpty();
    }

    @Test
    void saysBesideTheSignatureWhatIsMissingAndKeepsItOnOnePage() throws IOException {
        XWPFDocument document = written(Drafted.router()
                .known(Identity.of("LN-4410-EU", "3.2.0", "Gateway"))
                .filing("assessments", List.of())
                .draft());
        List<XWPFParagraph> all = document.getParagraphs();
        int heading = IntStream.range(0, all.size())
                .filter(i -> all.get(i).getText().startsWith("8.  Additional information and signature"))
                .findFirst()
                .orElseThrow();
        int signature = IntStream.range(0, all.size())
                .filter(i -> all.get(i).getText().startsWith("Signature\t"))
                .findFirst()
                .orElseThrow();

        assertThat(all.subList(heading, signature + 1)).allMatch(XWPFParagraph::isKeepNext);
        assertThat(texts(document, "OpenNote"))
                .startsWith("Not to be signed yet:")
                .contains("Point 2: The address of the manufacturer is missing.")
                .anyMatch(note -> note.startsWith(
                        "Not met: The conformity assessment that is needed has been completed and is valid."));
        assertThat(all.subList(heading, signature))
                .anyMatch(paragraph -> paragraph.getText().equals("Not to be signed yet:"));
        assertThat(texts(written(Drafted.router().draft()), "OpenNote")).isEmpty();
    }

    @Test
    void namesNoFieldOfTheRegistry() throws IOException {
        for (Drafted product : List.of(Drafted.unknown(), Drafted.screening().without("aiSystemIsThisProduct"))) {
            DeclarationDraft draft = product.draft();
            List<String> fields = draft.items().stream()
                    .flatMap(item -> item.fields().stream())
                    .toList();

            assertThat(fields).isNotEmpty();
            assertThat(written(draft).getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .noneMatch(text -> fields.stream()
                            .anyMatch(field -> text.contains("facts." + field)
                                    || text.contains("Field: " + field)
                                    || text.contains("Fields: " + field)));
        }
    }

    @Test
    void saysForWhichDayItIsWeighed() throws IOException {
        assertThat(texts(written(Drafted.router().draft()), "Warning").get(0))
                .contains("Weighed for 1 October 2028: the day of placing on the market.");
        assertThat(texts(written(Drafted.router().on(LocalDate.of(2028, 11, 1)).draft()), "Warning")
                        .get(0))
                .contains("Weighed for 1 November 2028: the day it would be signed on.");
    }

    @Test
    void saysOnEveryPageThatItIsADraftAndCountsThePages() throws IOException {
        XWPFDocument document = written(Drafted.router().draft());

        assertThat(document.getHeaderList())
                .singleElement()
                .satisfies(header ->
                        assertThat(header.getText()).contains("DRAFT, not signed", "Lindenau Edge Gateway 4410 3.2.0"));
        assertThat(document.getDocument().getBody().getSectPr().isSetTitlePg()).isFalse();
        assertThat(document.getFooterList()
                        .get(0)
                        .getParagraphs()
                        .get(0)
                        .getCTP()
                        .getFldSimpleList())
                .extracting(field -> field.getInstr())
                .containsExactly("PAGE", "NUMPAGES");
        assertThat(texts(document, "Warning"))
                .singleElement()
                .asString()
                .contains("Draft as of 1 September 2028, state of the law R0");
    }

    @Test
    void marksWhatIsNoMoreThanAReading() throws IOException {
        XWPFDocument document = written(Drafted.screening()
                .with("riskAssessmentCoversAiThreats", false)
                .filing("assessments", List.of())
                .draft());

        assertThat(texts(document, "ItemHeading"))
                .anyMatch(heading -> heading.endsWith("\tAnnex V point 3, AI Act Art. 3(3), our reading"))
                .anyMatch(heading -> heading.endsWith("\tAnnex V point 8, Art. 12(1)(c), our reading"))
                .anyMatch(heading -> heading.endsWith("\tAnnex V point 2"));
        assertThat(texts(document, "CheckListItem"))
                .anyMatch(line -> line.contains("Recital 51, Art. 13(2), 13(4), our reading)"))
                .anyMatch(line -> line.contains("(AI Act, Art. 43)"));
    }

    @Test
    void tellsHowLongItIsKeptAndWhatTheSignatureMeans() throws IOException {
        List<String> craOnly = texts(written(Drafted.router().draft()), "CheckListItem");
        List<String> both = texts(written(Drafted.screening().draft()), "CheckListItem");

        assertThat(craOnly)
                .anyMatch(line -> line.contains(
                        "ten years after placing on the market or for the support period, whichever is longer"))
                .anyMatch(line -> line.contains("By it the manufacturer assumes responsibility"))
                .noneMatch(line -> line.contains("Art. 47"));
        assertThat(both).anyMatch(line -> line.contains("kept for ten years (AI Act, Art. 47)"));
    }

    @Test
    void namesTheArticleOfEachActThatItIsDrawnUpUnder() throws IOException {
        String craOnly =
                texts(written(Drafted.router().draft()), "DeclarationBasis").get(0);
        String both =
                texts(written(Drafted.screening().draft()), "DeclarationBasis").get(0);

        assertThat(craOnly).endsWith("Regulation (EU) 2024/2847 (Cyber Resilience Act)");
        assertThat(both).contains("Article 28", "and Article 47 of Regulation (EU) 2024/1689 (AI Act)");
    }

    @Test
    void printsTheNotesOfTheReadiness() throws IOException {
        DeclarationDraft draft = Drafted.screening().relyingOn(null).draft();

        List<String> printed = texts(written(draft), "CheckListItem");
        assertThat(draft.notes())
                .hasSize(2)
                .allSatisfy(note -> assertThat(printed).anyMatch(line -> line.contains(note)));
    }

    @Test
    void tellsItsTitleAndItsLanguage() throws IOException {
        XWPFDocument document = written(Drafted.router().draft());

        assertThat(document.getProperties().getCoreProperties().getTitle())
                .isEqualTo("EU declaration of conformity (draft): Lindenau Edge Gateway 4410 3.2.0");
        assertThat(document.getProperties()
                        .getCoreProperties()
                        .getUnderlyingProperties()
                        .getLanguageProperty())
                .contains("en-GB");
    }

    @Test
    void agreesWithTheReadinessForEveryWorkedExample() throws IOException {
        List<DeclarationDraft> drafts = examples().toList();
        assertThat(drafts).hasSizeGreaterThan(50);
        for (DeclarationDraft draft : drafts) {
            XWPFDocument document = written(draft);
            List<String> notes = texts(document, "MissingNote");
            List<String> missing = draft.items().stream()
                    .flatMap(item -> item.blanks().stream())
                    .toList();
            assertThat(notes).allMatch(note -> missing.stream().anyMatch(note::startsWith));
            assertThat(missing).allMatch(sentence -> notes.stream().anyMatch(note -> note.startsWith(sentence)));
            boolean hasObstacles = texts(document, "ItemHeading").stream()
                    .anyMatch(heading -> heading.startsWith("What the law demands first"));
            assertThat(hasObstacles).isEqualTo(!draft.obstacles().isEmpty());
            assertThat(draft.ready()).isEqualTo(notes.isEmpty() && !hasObstacles);
            assertThat(draft.ready())
                    .isEqualTo(draft.obstacles().isEmpty()
                            && draft.items().stream().noneMatch(item -> item.state() == State.MISSING));
        }
    }

    static Stream<String> hostile() {
        return Stream.of(
                "\"quoted\" <b>&amp;</b> ]]> 'single'",
                "first\r\nsecond\rthird\n\n\n\nfourth\u2028fifth",
                "\uD83D\uDEE1\uFE0F shield \uD83D\uDC69\u200D\uD83D\uDCBB family",
                "control \u0001\u0008\u000B\u001F\uFFFE end",
                "half \uD83D end",
                "turned \u202Egnp.exe\u202C end",
                "{{template}} ${expression} =1+1",
                numbers("", 20_000),
                numbers("\n", 5_000));
    }

    /** Numbers without a pattern: POI takes what packs too well for an attack. */
    private static String numbers(String between, int count) {
        return new Random(7).ints(count, 1000, 9999).mapToObj(Integer::toString).collect(Collectors.joining(between));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    @Timeout(30)
    void holdsWhateverIsWritten(String text) throws IOException {
        Drafted product = Drafted.router().known(new Identity(text, text, text, text, text, text, text, text, text));

        XWPFDocument document = written(product.draft());

        String expected = PrintableText.of(text);
        assertThat(texts(document, "Field")).contains("Description\t" + expected, "Name\t" + expected);
    }

    @Test
    void printableTextKeepsWordsAndDropsWhatCannotBeSeen() {
        assertThat(PrintableText.of("a\tb\u0000c\uD83Dd\u202Ee")).isEqualTo("a bcde");
        assertThat(PrintableText.of("a\r\nb\rc\n \n\nd")).isEqualTo("a\nb\nc\n\nd");
        assertThat(PrintableText.of("\uD83D\uDC69\u200D\uD83D\uDCBB")).isEqualTo("\uD83D\uDC69\u200D\uD83D\uDCBB");
        assertThat(PrintableText.inOneLine("a\nb")).isEqualTo("a b");
    }

    private static Stream<DeclarationDraft> examples() {
        return ExampleTable.read(new ClassPathResource("law/examples/worked-examples.csv")).examples().stream()
                .map(DeclarationDocumentTests::draft);
    }

    private static DeclarationDraft draft(Example example) {
        return DeclarationDraft.of(
                Identity.of("E-1", example.evidence().version(), example.name()),
                Law.determine(example.facts(), example.evidence(), example.asOf(), Drafted.state(example.stateOfLaw())),
                null);
    }

    private static XWPFDocument written(DeclarationDraft draft) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DeclarationDocument.write(draft, out);
        return new XWPFDocument(new ByteArrayInputStream(out.toByteArray()));
    }

    private static List<String> texts(XWPFDocument document, String style) {
        return document.getParagraphs().stream()
                .filter(paragraph -> style.equals(paragraph.getStyle()))
                .map(XWPFParagraph::getText)
                .collect(Collectors.toList());
    }
}
