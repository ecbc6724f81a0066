package org.craregistry.register.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

class PlainXmlTests {

    private static final String SHEET = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r
            <!-- a comment --><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
            xmlns:x="urn:x"><sheetData a='1 &lt; "2"'>
            <row r="1" x:height="0.25"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> Gerät &amp; &#x1F600; ✓😀 \r
            ]]</t></is></c><c r="B1"/><c r="C1" t='s'><v>12</v></c></row></sheetData>\
            <mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells><?pi data?>\
            <extLst><ext uri="{78}"><x:formats xmlns:y="urn:y"><y:f/></x:formats></ext></extLst></worksheet>
            """;

    /** All that a handler is told, in one text. */
    private static final class Told extends DefaultHandler {

        private final StringBuilder told = new StringBuilder();

        @Override
        public void startElement(String uri, String local, String qualified, Attributes attributes) {
            told.append('<').append(local);
            for (int i = 0; i < attributes.getLength(); i++) {
                told.append('\u0001').append(attributes.getLocalName(i));
                told.append('\u0002').append(attributes.getValue(i));
            }
            told.append('>');
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            told.append(characters, start, length);
        }

        @Override
        public void endElement(String uri, String local, String qualified) {
            told.append("</").append(local).append('>');
        }
    }

    /** Empty where the XML is not plain. */
    private static Optional<String> plain(byte[] xml) throws Exception {
        Told told = new Told();
        boolean isPlain = new XmlParts("a file", 1_000_000).parsePlain(new ByteArrayInputStream(xml), told);
        return isPlain ? Optional.of(told.told.toString()) : Optional.empty();
    }

    private static String parsed(byte[] xml) throws IOException {
        Told told = new Told();
        new XmlParts("a file", 1_000_000).parse(new ByteArrayInputStream(xml), told);
        return told.told.toString();
    }

    @Test
    void tellsWhatAParserOfAllXmlTells() throws Exception {
        byte[] xml = SHEET.getBytes(StandardCharsets.UTF_8);

        assertThat(plain(xml)).contains(parsed(xml));
    }

    @Test
    void tellsTextsThatAreLongerThanItsBuffer() throws Exception {
        String text = "Straße 😀 & more\r\n".repeat(20_000).replace("&", "&amp;");
        byte[] xml =
                ("<a><b c=\"" + text.replace("\r\n", "") + "\">" + text + "</b></a>").getBytes(StandardCharsets.UTF_8);

        assertThat(plain(xml)).contains(parsed(xml));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>",
                "<?xml version=\"1.1\"?><a/>",
                "<a><![CDATA[b]]></a>",
                "<a>&unknown;</a>",
                "<a></b>",
                "<a>",
                "<a/><b/>",
                "<a b=\"1\" b=\"2\"/>",
                "<x:a/>",
                "<a>]]></a>",
                "<a>\u0001</a>",
                "text",
                ""
            })
    void leavesWhatItDoesNotKnowToAnotherParser(String xml) throws Exception {
        assertThat(plain(xml.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    /** Whatever it makes something of, the other parser makes the same of. */
    @Test
    void acceptsNothingThatIsNoXml() throws Exception {
        byte[] xml = SHEET.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(14);
        byte[] signs = "<>&;/=\"' :]!?-ax\r\n\t\u0000".getBytes(StandardCharsets.UTF_8);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = xml.clone();
            for (int edits = random.nextInt(3); edits >= 0; edits--) {
                int at = random.nextInt(damaged.length - 8);
                switch (random.nextInt(4)) {
                    case 0 -> damaged[at] = (byte) random.nextInt(256);
                    case 1 -> damaged[at] = signs[random.nextInt(signs.length)];
                    case 2 -> System.arraycopy(xml, random.nextInt(xml.length - 8), damaged, at, 1 + random.nextInt(8));
                    default -> damaged = random.nextInt(20) == 0 ? Arrays.copyOf(damaged, at + 9) : damaged;
                }
            }
            Optional<String> plain = plain(damaged);
            if (plain.isPresent()) {
                accepted++;
                assertThat(plain)
                        .as(new String(damaged, StandardCharsets.UTF_8))
                        .contains(parsed(damaged));
            }
        }
        assertThat(accepted).isGreaterThan(1000);
    }

    @Test
    void givesUpWhereAPartIsTooLarge() {
        byte[] xml = ("<a>" + " ".repeat(1_000_000) + "</a>").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> plain(xml)).isInstanceOf(UnreadableRegister.class);
    }
}
