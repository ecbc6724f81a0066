package org.craregistry.register.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.util.XMLHelper;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Parses the XML parts of one workbook: no document types, no external entities, and no more bytes than the limit in all. */
final class XmlParts {

    /**
     * Limits of Java against entities that grow. They count character references too, and from Java 24 on they are so low that a
     * large register reaches them; document types, which alone can declare entities, are refused anyway.
     */
    private static final List<String> ENTITY_LIMITS = List.of(
            "jdk.xml.entityExpansionLimit",
            "jdk.xml.entityReplacementLimit",
            "jdk.xml.maxGeneralEntitySizeLimit",
            "jdk.xml.totalEntitySizeLimit");

    private static final String NO_LIMIT = "0";

    private final String name;
    private final long accepted;
    private long inflated;

    XmlParts(String name, long accepted) {
        this.name = name;
        this.accepted = accepted;
    }

    /**
     * Parses a part and closes it.
     *
     * @param part {@code null} where the workbook has none: nothing happens
     * @throws UnreadableRegister where the part is no well-formed XML, an attack or too large
     */
    void parse(@Nullable InputStream part, DefaultHandler handler) throws IOException {
        if (part == null) {
            return;
        }
        try (InputStream counted = new Counted(part)) {
            XMLReader reader = XMLHelper.newXMLReader();
            for (String limit : ENTITY_LIMITS) {
                reader.setProperty(limit, NO_LIMIT);
            }
            reader.setContentHandler(handler);
            reader.setErrorHandler(handler);
            reader.setEntityResolver((publicId, systemId) -> new InputSource(InputStream.nullInputStream()));
            reader.parse(new InputSource(counted));
        } catch (StopReading e) {
            return;
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw PackageFault.refusal(e, name);
        }
    }

    /** Ends the parsing of a part that has said enough. */
    static final class StopReading extends SAXException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    private final class Counted extends FilterInputStream {

        /** Neither a text of a cell nor a tag is longer; what is longer would be held in memory at once. */
        private static final int LONGEST_RUN = 4_000_000;

        private int sinceMarkup;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            inflated += Math.max(read, 0);
            for (int i = 0; i < read; i++) {
                sinceMarkup = buffer[offset + i] == '<' ? 0 : sinceMarkup + 1;
                if (sinceMarkup > LONGEST_RUN) {
                    throw FileRefusals.zipBomb(name);
                }
            }
            if (inflated > accepted) {
                throw FileRefusals.zipBomb(name);
            }
            return read;
        }
    }
}
