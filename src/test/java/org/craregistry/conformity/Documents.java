package org.craregistry.conformity;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Small real documents of every kind, and some that are not what they seem. */
final class Documents {

    private Documents() {}

    static byte[] pdf() {
        return ascii("""
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj
                trailer<</Root 1 0 R/Size 4>>
                %%EOF
                """);
    }

    static byte[] docx() {
        return written(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("Test report");
                document.write(out);
            }
        });
    }

    static byte[] xlsx() {
        return written(out -> {
            try (XSSFWorkbook workbook = new XSSFWorkbook()) {
                workbook.createSheet("Tests").createRow(0).createCell(0).setCellValue("passed");
                workbook.write(out);
            }
        });
    }

    static byte[] pptx() {
        return written(out -> {
            try (XMLSlideShow show = new XMLSlideShow()) {
                show.createSlide();
                show.write(out);
            }
        });
    }

    /** An OpenDocument file, with more parts. */
    static byte[] openDocument(String kind, String... more) {
        String type = "application/vnd.oasis.opendocument." + kind;
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "content.xml",
                "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>");
        parts.put("META-INF/manifest.xml", "<manifest:manifest/>");
        for (String part : more) {
            parts.put(part, "Sub Main");
        }
        return written(out -> {
            try (ZipOutputStream archive = new ZipOutputStream(out)) {
                ZipEntry mimetype = new ZipEntry("mimetype");
                CRC32 check = new CRC32();
                check.update(ascii(type));
                mimetype.setMethod(ZipEntry.STORED);
                mimetype.setSize(type.length());
                mimetype.setCrc(check.getValue());
                archive.putNextEntry(mimetype);
                archive.write(ascii(type));
                for (Map.Entry<String, String> part : parts.entrySet()) {
                    archive.putNextEntry(new ZipEntry(part.getKey()));
                    archive.write(ascii(part.getValue()));
                }
            }
        });
    }

    /** An Office Open XML file whose parts have these types, with more parts. */
    static byte[] officeOpen(String types, String... more) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", types);
        for (String part : more) {
            parts.put(part, "content");
        }
        return zip(parts);
    }

    static String type(String contentType) {
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"%s\"/></Types>"
                .formatted(contentType);
    }

    static byte[] zip(Map<String, String> parts) {
        return written(out -> {
            try (ZipOutputStream archive = new ZipOutputStream(out)) {
                for (Map.Entry<String, String> part : parts.entrySet()) {
                    archive.putNextEntry(new ZipEntry(part.getKey()));
                    archive.write(ascii(part.getValue()));
                }
            }
        });
    }

    static byte[] image(String format) {
        return written(out -> ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), format, out));
    }

    static byte[] joined(byte[] first, byte[] second) {
        return written(out -> {
            out.write(first);
            out.write(second);
        });
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private interface Writing {

        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
