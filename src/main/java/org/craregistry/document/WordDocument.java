package org.craregistry.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.xmlbeans.XmlException;
import org.craregistry.document.ReadingCopy.Cell;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBookmark;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHyperlink;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;
import org.springframework.http.MediaType;

/** A Word document on A4 with the styles of {@code document/styles.xml}, written from front to back. */
final class WordDocument implements AutoCloseable {

    /** The media type of the file. */
    static final MediaType TYPE =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    /** The width between the margins, in twentieths of a point. */
    static final int TEXT_WIDTH = 9638;

    private static final int PAGE_WIDTH = 11906;
    private static final int PAGE_HEIGHT = 16838;
    private static final int MARGIN = 1134;
    private static final int DEEPEST = 8;
    private static final String LANGUAGE = "en-GB";

    private final XWPFDocument document = new XWPFDocument();
    private final Map<String, String> bookmarks = new HashMap<>();
    private int marked;
    private boolean isTogether;

    WordDocument() throws IOException {
        try (InputStream styles = resource("styles.xml");
                InputStream numbering = resource("numbering.xml")) {
            document.createStyles()
                    .setStyles(StylesDocument.Factory.parse(styles).getStyles());
            document.createNumbering()
                    .setNumbering(NumberingDocument.Factory.parse(numbering).getNumbering());
        } catch (XmlException e) {
            throw new IllegalStateException("The styles of the Word documents cannot be read", e);
        }
        onA4();
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(WordDocument.class.getResourceAsStream("/document/" + name), name);
    }

    private void onA4() {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(PAGE_WIDTH));
        size.setH(BigInteger.valueOf(PAGE_HEIGHT));
        CTPageMar margins = section.addNewPgMar();
        BigInteger margin = BigInteger.valueOf(MARGIN);
        margins.setTop(margin);
        margins.setBottom(margin);
        margins.setLeft(margin);
        margins.setRight(margin);
        margins.setHeader(BigInteger.valueOf(MARGIN / 2));
        margins.setFooter(BigInteger.valueOf(MARGIN / 2));
    }

    /** Makes the first page a title page: no header and no number on it. */
    void beginWithTitlePage() {
        document.getDocument().getBody().getSectPr().addNewTitlePg();
    }

    /** What the file says about itself; its language is that of the styles. */
    void describe(String title, String subject, Instant made) {
        CoreProperties properties = document.getProperties().getCoreProperties();
        properties.setTitle(PrintableText.inOneLine(title));
        properties.setSubjectProperty(PrintableText.inOneLine(subject));
        properties.getUnderlyingProperties().setLanguageProperty(LANGUAGE);
        properties.setCreator("CRA Registry");
        properties.setCreated(Optional.of(Date.from(made)));
    }

    /** Puts words above, and the number of the page below every page but a title page. */
    void frame(String style, String words) {
        frame(style, words, "");
    }

    /** The same, with words beside the number of the page. */
    void frame(String style, String words, String foot) {
        XWPFParagraph header = document.createHeader(HeaderFooterType.DEFAULT).createParagraph();
        header.setStyle(style);
        write(header, Cell.of(words));
        XWPFParagraph footer = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        footer.setStyle("Footer");
        footer.createRun().setText(foot.isEmpty() ? "Page " : foot + "  ·  Page ");
        footer.getCTP().addNewFldSimple().setInstr("PAGE");
        footer.createRun().setText(" of ");
        footer.getCTP().addNewFldSimple().setInstr("NUMPAGES");
    }

    /** A heading that others can point at. */
    void heading(int level, String words, String id) {
        XWPFParagraph heading = paragraph("Heading" + level);
        CTBookmark start = heading.getCTP().addNewBookmarkStart();
        start.setName(bookmark(id));
        start.setId(BigInteger.valueOf(marked));
        write(heading, Cell.of(words));
        heading.getCTP().addNewBookmarkEnd().setId(BigInteger.valueOf(marked));
        marked++;
    }

    /** A heading with its place in the law at the other end of the line. */
    void heading(String style, String words, String place) {
        XWPFParagraph heading = paragraph(style);
        write(heading, Cell.of(words));
        if (!place.isEmpty()) {
            XWPFRun end = heading.createRun();
            end.setStyle("Place");
            end.addTab();
            end.setText(place);
        }
    }

    /** A table of contents: these titles, each leading to its heading; once Word renews it, with their pages. */
    void contents(Map<String, String> titlesById) {
        XWPFParagraph first = null;
        XWPFParagraph last = null;
        for (Map.Entry<String, String> title : titlesById.entrySet()) {
            last = paragraph("TOC1");
            if (first == null) {
                first = last;
                field(first, STFldCharType.BEGIN);
                first.createRun().getCTR().addNewInstrText().setStringValue(" TOC \\o \"1-1\" \\h \\z \\u ");
                field(first, STFldCharType.SEPARATE);
            }
            entry(last, title.getKey(), title.getValue());
        }
        if (last != null) {
            field(last, STFldCharType.END);
        }
    }

    private void entry(XWPFParagraph line, String id, String title) {
        CTHyperlink link = line.getCTP().addNewHyperlink();
        link.setAnchor(bookmark(id));
        new XWPFHyperlinkRun(link, link.addNewR(), line).setText(title);
    }

    private static void field(XWPFParagraph paragraph, STFldCharType.Enum part) {
        paragraph.createRun().getCTR().addNewFldChar().setFldCharType(part);
    }

    void text(String style, String words) {
        write(paragraph(style), Cell.of(words));
    }

    /** A paragraph that goes on after a link with words in another character style. */
    void text(String style, Cell cell, String words, String characterStyle) {
        XWPFParagraph paragraph = paragraph(style);
        write(paragraph, cell);
        XWPFRun run = paragraph.createRun();
        run.setStyle(characterStyle);
        run.setText("  ·  " + words);
    }

    /** A line of a list; 0 is the outermost level. */
    void item(int level, Cell cell) {
        item(paragraph("Clause"), level, cell);
    }

    /** The same in a paragraph of its own style, such as one of a table. */
    void item(XWPFParagraph item, int level, Cell cell) {
        item.setNumID(BigInteger.ONE);
        item.setNumILvl(BigInteger.valueOf(Math.min(level, DEEPEST)));
        write(item, cell);
    }

    /** A label and what stands beside it, in lines under one another. */
    void field(String style, String label, String words) {
        XWPFParagraph field = paragraph(style);
        XWPFRun name = field.createRun();
        name.setStyle("FieldLabel");
        name.setText(PrintableText.inOneLine(label));
        field.createRun().addTab();
        write(field, Cell.of(words));
    }

    /** A label and a line to write on. */
    void blank(String style, String label) {
        field(style, label, "");
        document.getLastParagraph().createRun().addTab();
    }

    void newPage() {
        paragraph("Normal").setPageBreak(true);
    }

    WordTable table(int... widths) {
        return new WordTable(this, document.createTable(), widths);
    }

    /** Keeps everything that is written meanwhile on one page, as far as it fits there. */
    void together(Runnable writing) {
        isTogether = true;
        writing.run();
        isTogether = false;
    }

    private XWPFParagraph paragraph(String style) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style);
        if (isTogether) {
            paragraph.setKeepNext(true);
        }
        return paragraph;
    }

    /** Writes words into a paragraph, as a link where they lead somewhere; each line of them on its own. */
    void write(XWPFParagraph paragraph, Cell cell) {
        boolean isFirst = true;
        for (String line : PrintableText.of(cell.words()).split("\n", -1)) {
            // A run for each line: a long one would be searched from its beginning for each piece of text.
            XWPFRun run = run(paragraph, cell.link());
            if (!isFirst) {
                run.addBreak();
            }
            run.setText(line);
            isFirst = false;
        }
    }

    private XWPFRun run(XWPFParagraph paragraph, @Nullable String link) {
        if (link == null) {
            return paragraph.createRun();
        }
        XWPFRun run;
        if (link.startsWith("#")) {
            CTHyperlink inside = paragraph.getCTP().addNewHyperlink();
            inside.setAnchor(bookmark(link.substring(1)));
            run = new XWPFHyperlinkRun(inside, inside.addNewR(), paragraph);
        } else {
            run = paragraph.createHyperlinkRun(link);
        }
        run.setStyle("Hyperlink");
        return run;
    }

    /** Bookmarks are letters and digits, 40 at the most. */
    private String bookmark(String id) {
        return bookmarks.computeIfAbsent(id, any -> "place" + bookmarks.size());
    }

    void write(OutputStream out) throws IOException {
        document.write(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
