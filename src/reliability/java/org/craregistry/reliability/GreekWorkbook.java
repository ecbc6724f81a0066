package org.craregistry.reliability;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a workbook as spreadsheet programs do, with a long text in each row that two bytes are needed for each character of. */
final class GreekWorkbook {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String HEADER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final int LETTERS = 24;

    private final int rows;
    private final int characters;
    private final Random random;

    GreekWorkbook(int rows, int characters, long seed) {
        this.rows = rows;
        this.characters = characters;
        this.random = new Random(seed);
    }

    void write(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            Writer out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
            part(zip, out, "[Content_Types].xml", HEADER + """
                    <Types xmlns="%scontent-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                    <Default Extension="xml" ContentType="application/xml"/>\
                    <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
                    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>\
                    <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>""".formatted(PACKAGE));
            part(zip, out, "_rels/.rels", HEADER + """
                    <Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>""".formatted(PACKAGE, RELATIONS));
            part(zip, out, "xl/workbook.xml", HEADER + """
                    <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="Products" sheetId="1" r:id="rId1"/></sheets></workbook>""".formatted(MAIN, RELATIONS));
            part(zip, out, "xl/_rels/workbook.xml.rels", HEADER + """
                    <Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/>\
                    <Relationship Id="rId2" Type="%s/sharedStrings" Target="sharedStrings.xml"/></Relationships>""".formatted(PACKAGE, RELATIONS, RELATIONS));
            writeSheet(zip, out);
            writeTexts(zip, out);
        }
    }

    private static void part(ZipOutputStream zip, Writer out, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.flush();
    }

    private void writeSheet(ZipOutputStream zip, Writer out) throws IOException {
        part(
                zip,
                out,
                "xl/worksheets/sheet1.xml",
                HEADER + """
                <worksheet xmlns="%s"><sheetData><row r="1">%s%s%s</row>""".formatted(MAIN, inline("Reference"), inline("Name"), inline("Intended purpose")));
        for (int row = 0; row < rows; row++) {
            out.write("<row r=\"" + (row + 2) + "\">" + inline("R-" + row) + inline("Product " + row));
            out.write("<c t=\"s\"><v>" + row + "</v></c></row>");
        }
        out.write("</sheetData></worksheet>");
        out.flush();
    }

    private static String inline(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private void writeTexts(ZipOutputStream zip, Writer out) throws IOException {
        part(zip, out, "xl/sharedStrings.xml", HEADER + "<sst xmlns=\"%s\">".formatted(MAIN));
        char[] text = new char[characters];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < characters; i++) {
                text[i] = (char) ('\u03b1' + random.nextInt(LETTERS));
            }
            out.write("<si><t>" + new String(text) + "</t></si>");
        }
        out.write("</sst>");
        out.flush();
    }
}
