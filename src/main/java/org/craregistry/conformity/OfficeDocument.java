package org.craregistry.conformity;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.web.ErrorResponseException;

/** Tells of a ZIP file which office document it is; of its parts only the one that says so is read. */
final class OfficeDocument {

    private static final int MOST_PARTS = 20_000;
    private static final int LARGEST_PART_READ = 1 << 20;
    private static final String OPEN_DOCUMENT_TYPE = "mimetype";
    private static final String OFFICE_OPEN_TYPES = "[Content_Types].xml";

    private static final List<DocumentKind> OPEN_DOCUMENTS =
            List.of(DocumentKind.ODT, DocumentKind.ODS, DocumentKind.ODP);

    private static final List<DocumentKind> OFFICE_OPEN =
            List.of(DocumentKind.DOCX, DocumentKind.XLSX, DocumentKind.PPTX);

    private static final Pattern MACRO_PARTS =
            Pattern.compile("(basic|scripts)/.*|(.*/)?vbaproject\\.bin|(.*/)?activex/.*");

    /** Objects of other programs, which these unpack and start; workbooks behind charts are documents like the one around them. */
    private static final Pattern EMBEDDED_PARTS =
            Pattern.compile("(.*/)?embeddings/.*\\.(bin|ole|[a-z]{3}m|xlsb|doc|xls|ppt|rtf|pdf|zip)");

    private static final String EMBEDDED_TYPE = ".oleobject";
    private static final String EMBEDDED = "oleObject";
    private static final String OPEN_DOCUMENT_PARTS = "META-INF/manifest.xml";

    private static final Pattern MACRO_TYPES = Pattern.compile(".*(macroenabled|vbaproject|activex).*");

    private static final Pattern PROGRAM_PARTS = Pattern.compile(
            "meta-inf/manifest\\.mf|.*\\.(class|dex|jar|exe|dll|scr|com|msi|bat|cmd|ps1|vbs|js|hta|sh|html?|svgz?)");

    /** The ends of the types of relations whose target is opened together with the document. */
    private static final Set<String> FETCHED = Set.of("attachedTemplate", EMBEDDED, "frame", "subDocument");

    private OfficeDocument() {}

    /**
     * The kind of an office document.
     *
     * @throws ErrorResponseException with status 415 where it is none, or has macros or programs in it
     * @throws IOException where the disk fails
     */
    static DocumentKind kindOf(Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            if (archive.size() > MOST_PARTS) {
                throw DocumentKind.refusal("an archive of %,d files".formatted(archive.size()));
            }
            refuseWhatRuns(archive);
            refuseWhatIsLinked(archive);
            return kindOf(archive);
        } catch (ZipException | EOFException | IllegalArgumentException | XMLStreamException damaged) {
            throw DocumentKind.refusal("a damaged archive or office document");
        }
    }

    private static DocumentKind kindOf(ZipFile archive) throws IOException, XMLStreamException {
        ZipEntry openDocument = archive.getEntry(OPEN_DOCUMENT_TYPE);
        if (openDocument != null) {
            refuseEmbedded(archive);
            String type = new String(read(archive, openDocument), StandardCharsets.US_ASCII);
            return OPEN_DOCUMENTS.stream()
                    .filter(kind -> kind.mediaType().equals(type.strip()))
                    .findFirst()
                    .orElseThrow(OfficeDocument::foreignArchive);
        }
        ZipEntry types = archive.getEntry(OFFICE_OPEN_TYPES);
        if (types == null) {
            throw foreignArchive();
        }
        return officeOpen(typesIn(read(archive, types)));
    }

    private static DocumentKind officeOpen(Set<String> types) {
        if (types.stream().anyMatch(type -> MACRO_TYPES.matcher(type).matches())) {
            throw macros();
        }
        if (types.stream().anyMatch(type -> type.endsWith(EMBEDDED_TYPE))) {
            throw embedded();
        }
        List<DocumentKind> kinds = OFFICE_OPEN.stream()
                .filter(kind -> types.contains(kind.mediaType() + ".main+xml"))
                .toList();
        if (kinds.size() != 1) {
            throw foreignArchive();
        }
        return kinds.get(0);
    }

    private static void refuseWhatRuns(ZipFile archive) {
        archive.stream().map(part -> part.getName().toLowerCase(Locale.ROOT)).forEach(name -> {
            if (MACRO_PARTS.matcher(name).matches()) {
                throw macros();
            }
            if (EMBEDDED_PARTS.matcher(name).matches()) {
                throw embedded();
            }
            if (PROGRAM_PARTS.matcher(name).matches()) {
                throw DocumentKind.refusal("an archive with a program, a script or a web page in it");
            }
        });
    }

    /** A template or an object of another place is fetched, and may run, when the document is opened. */
    private static void refuseWhatIsLinked(ZipFile archive) throws IOException, XMLStreamException {
        List<? extends ZipEntry> relations = archive.stream()
                .filter(part -> part.getName().toLowerCase(Locale.ROOT).endsWith(".rels"))
                .toList();
        for (ZipEntry part : relations) {
            XMLStreamReader reader = reader(new ByteArrayInputStream(read(archive, part)));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    refuse(
                            String.valueOf(reader.getAttributeValue(null, "Type")),
                            "External".equals(reader.getAttributeValue(null, "TargetMode")));
                }
            }
        }
    }

    private static void refuse(String relation, boolean external) {
        String type = relation.substring(relation.lastIndexOf('/') + 1);
        if (external && FETCHED.contains(type)) {
            throw DocumentKind.refusal("an office document that fetches a template or an object from elsewhere");
        }
        if (type.equals(EMBEDDED)) {
            throw embedded();
        }
    }

    private static void refuseEmbedded(ZipFile archive) throws IOException {
        ZipEntry parts = archive.getEntry(OPEN_DOCUMENT_PARTS);
        if (parts != null
                && new String(read(archive, parts), StandardCharsets.UTF_8)
                        .toLowerCase(Locale.ROOT)
                        .contains(EMBEDDED_TYPE)) {
            throw embedded();
        }
    }

    /** The types of the parts, in small letters. */
    private static Set<String> typesIn(byte[] xml) throws XMLStreamException {
        XMLStreamReader reader = reader(new ByteArrayInputStream(xml));
        Set<String> types = new HashSet<>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.START_ELEMENT) {
                String type = reader.getAttributeValue(null, "ContentType");
                if (type != null) {
                    types.add(type.toLowerCase(Locale.ROOT));
                }
            }
        }
        return types;
    }

    /** Reads XML without anything from outside it. */
    static XMLStreamReader reader(InputStream xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(xml);
    }

    private static byte[] read(ZipFile archive, ZipEntry part) throws IOException {
        try (InputStream in = archive.getInputStream(part)) {
            byte[] content = in.readNBytes(LARGEST_PART_READ + 1);
            if (content.length > LARGEST_PART_READ) {
                throw foreignArchive();
            }
            return content;
        }
    }

    private static ErrorResponseException macros() {
        return DocumentKind.refusal("an office document with macros or controls");
    }

    private static ErrorResponseException embedded() {
        return DocumentKind.refusal(
                "an office document with objects of other programs in it; attach these by themselves");
    }

    private static ErrorResponseException foreignArchive() {
        return DocumentKind.refusal("an archive that is no office document");
    }
}
