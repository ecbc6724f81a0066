package org.craregistry.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.Law;
import org.craregistry.law.LawSection;
import org.craregistry.law.LegalDate;
import org.craregistry.law.Provision;
import org.craregistry.law.Question;
import org.craregistry.law.Vocabulary;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** What must be in the copies is taken from the law itself, so that a provision added later cannot be missing. */
@IntegrationTest
class ReadingCopyTests {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final String CONSTANT = "\\b(?!AVA_VAN)[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\\b";
    private static final String CODE = CONSTANT
            + "|\\b(FULL|NONE|CRITICAL|DEFAULT|PASSED|SECTORAL|LIMITED|PROHIBITED|OPEN|CLOSED|UNKNOWN|SYSTEM|UNIT)\\b|\\b[a-z]{2,}[a-z0-9]*([A-Z][a-z0-9]*)+\\b";

    private final Places places = new Places();

    @LocalServerPort
    int port;

    private Api admin;

    @BeforeEach
    void signIn() {
        admin = new Registry(port).administrator();
    }

    @Test
    void pageHasEveryProvisionAtAPlaceOfItsOwn() {
        String page = admin.get("/law").text();
        String text = text(page);

        List<String> ids = matches(page, " id=\"([^\"]*)\"");
        assertThat(ids).doesNotHaveDuplicates();
        for (Provision provision : Law.provisions()) {
            assertThat(ids).contains(Places.id(provision.code()));
            assertThat(text).containsIgnoringCase(provision.effect()).contains(place(provision));
        }
        assertThat(matches(page, " href=\"#([^\"]*)\"")).isNotEmpty().allMatch(ids::contains);
    }

    @Test
    void pageShowsHowFirmEachProvisionStands() {
        String page = admin.get("/law").text();

        for (Provision provision : Law.provisions()) {
            String standing = provision.citation().standing().name();
            assertThat(page)
                    .contains("<article id=\"%s\" class=\"%s\">".formatted(Places.id(provision.code()), standing));
        }
        assertThat(text(page)).contains("Text of the act", "Guidance of the Commission", "Our reading");
    }

    @Test
    void pageHasEveryTableListQuestionAndDefinition() {
        assertThat(text(admin.get("/law").text())).contains(definitions());
    }

    @Test
    void eachProvisionLeadsToTheExamplesInWhichItDecides() {
        String page = admin.get("/law").text();
        String medicalDevice = page.substring(page.indexOf("<article id=\"EXCL_2_2_A\""));
        List<String> links = matches(
                medicalDevice.substring(0, medicalDevice.indexOf("</article>")), " href=\"/law/examples#([^\"]*)\"");
        String examples = admin.get("/law/examples").text();

        assertThat(links).isNotEmpty();
        assertThat(matches(examples, " id=\"([^\"]*)\"")).containsAll(links).doesNotHaveDuplicates();
        assertThat(text(examples)).contains("Examples: worked examples", "Examples: scope");
        assertThat(text(page)).doesNotContain("Examples: worked examples");
    }

    @Test
    void holdsNoCodeOfTheProgram() throws Exception {
        for (String state : List.of("R0", "R1", "R3")) {
            assertThat(apart(admin.get("/law?stateOfLaw=" + state).text())).doesNotContainPattern(CODE);
        }
        try (XWPFDocument document = document()) {
            assertThat(words(document)).doesNotContainPattern(CODE);
        }
        assertThat(apart(admin.get("/law/examples").text())).doesNotContainPattern(CONSTANT);
    }

    @Test
    void saysOnTheFirstPageWhatIsSignedAndUntilWhenSourcesWereSeen() throws Exception {
        String page = text(admin.get("/law").text());
        List<String> fingerprints = matches(page, "fingerprint ((?:[0-9a-f]{4} ?){4})");

        assertThat(page).contains("Nothing published after 2026-10-07 could be seen.", "sources are secondary");
        assertThat(fingerprints).isNotEmpty();
        try (XWPFDocument document = document()) {
            String foot = document.getFooterList().get(0).getText();
            assertThat(foot)
                    .contains(
                            "Edition " + Law.EDITION,
                            "fingerprint " + fingerprints.get(0).trim());
            assertThat(words(document))
                    .contains("Nothing published after 2026-10-07 could be seen.", fingerprints.get(0));
        }
        assertThat(text(admin.get("/law?stateOfLaw=R1").text())).doesNotContain(fingerprints.get(0));
    }

    @Test
    void examplesAreADocumentOfTheirOwn() throws Exception {
        try (XWPFDocument law = document();
                XWPFDocument examples = new XWPFDocument(new ByteArrayInputStream(admin.bytes("/law/examples.docx")))) {
            assertThat(headings(law, "Heading1")).noneMatch(heading -> heading.startsWith("Examples: "));
            assertThat(headings(examples, "Heading1")).contains("Examples: scope", "Examples: worked examples");
            assertThat(examples.getTables()).allMatch(table -> table.getRow(0).isRepeatHeader());
        }
    }

    @Test
    void linksLeadToOfficialTextsOnly() {
        List<String> links = matches(admin.get("/law").text(), " href=\"(http[^\"]*)\"");

        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link)
                        .matches("https?://(data\\.europa\\.eu|eur-lex\\.europa\\.eu|ec\\.europa\\.eu)/.*"));
        assertThat(links)
                .containsAll(Law.provisions().stream()
                        .map(provision -> provision.citation().url().toString())
                        .collect(Collectors.toSet()));
    }

    @Test
    void pageIsSafeAndLoadsNothingFromElsewhere() {
        Answer page = admin.get("/law");

        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.header("content-security-policy")).startsWith("default-src 'none'");
        assertThat(page.text()).doesNotContain("<script", "<style", " style=", " onclick=", " src=", "@import");
        assertThat(matches(page.text(), "<link rel=\"stylesheet\" href=\"([^\"]*)\""))
                .containsExactly("/law/reading-copy.css");
        Answer css = admin.get("/law/reading-copy.css");
        assertThat(css.status()).isEqualTo(200);
        assertThat(css.text()).contains("@media print").doesNotContain("url(", "http");
    }

    @Test
    void wordsAreEscaped() {
        String page = admin.get("/law").text();

        assertThat(page).contains("&quot;Medical devices").doesNotContain("th:text", "${");
    }

    @Test
    void isForThoseWhoAreSignedIn() {
        for (String path :
                List.of("/law", "/law.docx", "/law/examples", "/law/examples.docx", "/law/reading-copy.css")) {
            assertThat(Api.at(port).get(path).status()).as(path).isEqualTo(401);
            assertThat(new Registry(port).stranger().get(path).status())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void describesTheStateOfTheLawThatIsAskedFor() {
        String hypothetical = text(admin.get("/law?stateOfLaw=R1").text());

        assertThat(text(admin.get("/law").text())).contains("R0: ").doesNotContain("This state is hypothetical");
        assertThat(hypothetical).contains("R1: ", "This state is hypothetical", "Supposed standards for class I");
    }

    @Test
    void refusesStatesAndParametersThatAreNone() {
        for (String path : List.of("/law", "/law.docx")) {
            Answer state = admin.with("Accept", "text/html").get(path + "?stateOfLaw=R99");
            Answer parameter = admin.get(path + "?state=R1");

            assertThat(state.status()).isEqualTo(400);
            assertThat(state.header("content-type")).startsWith("application/problem+json");
            assertThat(state.text()).contains("R99", "R0, R1");
            assertThat(parameter.status()).isEqualTo(400);
            assertThat(parameter.text()).contains("accepted: stateOfLaw");
        }
    }

    @Test
    void anUnchangedCopyIsNotSentAgain() {
        for (String path : List.of("/law", "/law.docx", "/law/examples", "/law/examples.docx")) {
            Answer first = admin.get(path);
            Answer again = admin.with("If-None-Match", first.header("etag")).get(path);

            assertThat(first.header("cache-control")).as(path).isEqualTo("no-cache, private");
            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.text()).isEmpty();
            assertThat(admin.with("If-None-Match", "*").get(path).status()).isEqualTo(304);
        }
    }

    @Test
    void documentIsAFileWithAName() throws Exception {
        HttpResponse<byte[]> answer =
                HttpClient.newHttpClient().send(admin.request("/law.docx").build(), BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("content-type")).hasValue(DOCX);
        assertThat(answer.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"cra-registry-law-R0-edition-%s.docx\"".formatted(Law.EDITION));
    }

    @Test
    void documentHasEveryProvisionUnderAHeadingWithRoomToSign() throws Exception {
        try (XWPFDocument document = document()) {
            Set<String> headings = headings(document, "Heading2");
            String text = words(document);

            for (Provision provision : Law.provisions()) {
                assertThat(headings).anyMatch(heading -> heading.startsWith(places.number(provision) + "  "));
                assertThat(text).containsIgnoringCase(provision.effect()).contains(place(provision));
            }
            assertThat(text).contains("Text of the act", "Our reading").contains(definitions());
            assertThat(document.getTables().stream().map(XWPFTable::getText).filter(row -> row.contains("☐ agreed")))
                    .hasSize(Law.provisions().size());
        }
    }

    @Test
    void documentHasChaptersAndTablesThatRepeatTheirHeads() throws Exception {
        try (XWPFDocument document = document()) {
            assertThat(headings(document, "Heading1"))
                    .containsAll(Law.sections().stream().map(LawSection::title).toList())
                    .contains("Questions about a product", "Sign-off");
            assertThat(document.getStyles().getStyle("Heading1").getName()).isEqualTo("heading 1");
            assertThat(document.getDocument().xmlText()).contains("TOC \\o \"1-1\"");
            assertThat(document.getTables())
                    .filteredOn(table -> table.getText().startsWith("Short\tQuestion"))
                    .isNotEmpty()
                    .allMatch(table -> table.getRow(0).isRepeatHeader());
            assertThat(document.getFooterList().get(0)._getHdrFtr().xmlText()).contains("PAGE", "NUMPAGES");
        }
    }

    @Test
    void documentLeadsToOfficialTexts() throws Exception {
        try (XWPFDocument document = document()) {
            Set<String> links = new TreeSet<>();
            for (var link : document.getHyperlinks()) {
                links.add(link.getURL());
            }
            assertThat(links)
                    .containsAll(Law.provisions().stream()
                            .map(provision -> provision.citation().url().toString())
                            .collect(Collectors.toSet()));
        }
    }

    private XWPFDocument document() throws Exception {
        return new XWPFDocument(new ByteArrayInputStream(admin.bytes("/law.docx")));
    }

    private static Set<String> headings(XWPFDocument document, String style) {
        return document.getParagraphs().stream()
                .filter(paragraph -> style.equals(paragraph.getStyle()))
                .map(paragraph -> paragraph.getText())
                .collect(Collectors.toSet());
    }

    private static String words(XWPFDocument document) {
        try (XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
            extractor.setCloseFilesystem(false);
            return extractor.getText();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** All that has a title, a question or a code of its own, apart from the provisions. */
    private static Set<String> definitions() {
        Set<String> words = new TreeSet<>();
        for (LawSection section : Law.sections()) {
            words.add(section.title());
            section.rulings().forEach(ruling -> words.add(ruling.title()));
            section.checklists().forEach(checklist -> words.add(checklist.title()));
        }
        for (Question question : Vocabulary.QUESTIONS) {
            words.addAll(List.of(question.header(), question.question()));
        }
        CategoryCode.ALL.stream().flatMap(code -> code.category().stream()).forEach(category -> {
            words.addAll(List.of(category.title(), category.description()));
            words.addAll(category.examples());
        });
        for (AnnexIRequirement requirement : AnnexIRequirement.values()) {
            words.addAll(List.of(requirement.code(), requirement.title(), requirement.summary()));
        }
        for (Article15Element element : Article15Element.values()) {
            words.addAll(List.of(element.code(), element.title(), element.summary()));
        }
        for (LegalDate date : LegalDate.values()) {
            words.add(date.title());
        }
        return words;
    }

    private static String place(Provision provision) {
        return Places.cell(provision.citation()).words();
    }

    private static String text(String page) {
        return HtmlUtils.htmlUnescape(page.replaceAll("<[^>]*>", ""));
    }

    /** The words of a page, with those of different elements apart. */
    private static String apart(String page) {
        return HtmlUtils.htmlUnescape(page.replaceAll("<[^>]*>", " "));
    }

    private static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> HtmlUtils.htmlUnescape(match.group(1)))
                .toList();
    }
}
