package org.craregistry.conformity;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Tells software bills of materials in CycloneDX and SPDX from other JSON and XML files. A file is read once from beginning to end, as
 * a stream: nothing is kept of it but what says its format, nothing is fetched, and a document type or a style sheet makes it none.
 */
final class BillOfMaterials {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> TELLING = Set.of("bomFormat", "specVersion", "spdxVersion", "SPDXID", "@context");
    private static final String CYCLONEDX_NAMESPACE = "http://cyclonedx.org/schema/bom/";
    private static final String RDF_NAMESPACE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String SPDX_NAMESPACE = "http://spdx.org/rdf/terms#";
    private static final Pattern SPDX_VERSION = Pattern.compile("SPDX-(.+)");
    private static final Pattern SPDX_CONTEXT = Pattern.compile("https://spdx\\.org/rdf/([^/]+)/.*");
    private static final Pattern VERSION = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){1,2}");
    private static final int DEEPEST = 200;

    private BillOfMaterials() {}

    /**
     * What a JSON file is; empty where it is no bill of materials, or no JSON.
     *
     * @throws IOException where the disk fails
     */
    static Optional<DocumentContent> ofJson(Path file) throws IOException {
        Map<String, String> told;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), file)) {
            told = told(parser);
        } catch (JacksonIOException disk) {
            throw disk.getCause();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
        if ("CycloneDX".equals(told.get("bomFormat"))) {
            return content(DocumentKind.CYCLONEDX_JSON, told.get("specVersion"));
        }
        if (told.containsKey("SPDXID")) {
            return content(DocumentKind.SPDX_JSON, found(SPDX_VERSION, told.get("spdxVersion")));
        }
        return content(DocumentKind.SPDX_JSON, found(SPDX_CONTEXT, told.get("@context")));
    }

    /** The texts of the outermost object that tell a format. */
    private static Map<String, String> told(JsonParser parser) {
        Map<String, String> told = new HashMap<>();
        parser.nextToken();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING && TELLING.contains(name)) {
                told.putIfAbsent(name, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        return parser.nextToken() == null ? told : Map.of();
    }

    /**
     * What an XML file is; empty where it is no bill of materials, or not well-formed.
     *
     * @throws IOException where the disk fails
     */
    static Optional<DocumentContent> ofXml(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(OfficeDocument.reader(in));
        } catch (XMLStreamException notWellFormed) {
            return Optional.empty();
        }
    }

    private static Optional<DocumentContent> read(XMLStreamReader reader) throws XMLStreamException {
        Optional<DocumentContent> found = Optional.empty();
        boolean rdf = false;
        int depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamReader.DTD, XMLStreamReader.PROCESSING_INSTRUCTION -> {
                    return Optional.empty();
                }
                case XMLStreamReader.END_ELEMENT -> depth--;
                case XMLStreamReader.START_ELEMENT -> {
                    if (depth == 0) {
                        found = cycloneDx(reader);
                        rdf = is(reader, RDF_NAMESPACE, "RDF");
                    } else if (rdf && found.isEmpty() && is(reader, SPDX_NAMESPACE, "specVersion")) {
                        found = content(DocumentKind.SPDX_RDF, found(SPDX_VERSION, reader.getElementText()));
                        depth--;
                    }
                    if (++depth > DEEPEST || depth == 1 && found.isEmpty() && !rdf) {
                        return Optional.empty();
                    }
                }
                default -> {}
            }
        }
        return found;
    }

    private static Optional<DocumentContent> cycloneDx(XMLStreamReader root) {
        String namespace = String.valueOf(root.getNamespaceURI());
        return root.getLocalName().equals("bom") && namespace.startsWith(CYCLONEDX_NAMESPACE)
                ? content(DocumentKind.CYCLONEDX_XML, namespace.substring(CYCLONEDX_NAMESPACE.length()))
                : Optional.empty();
    }

    private static boolean is(XMLStreamReader element, String namespace, String name) {
        return name.equals(element.getLocalName()) && namespace.equals(element.getNamespaceURI());
    }

    private static @Nullable String found(Pattern pattern, @Nullable String text) {
        Matcher matcher = pattern.matcher(text == null ? "" : text.strip());
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static Optional<DocumentContent> content(DocumentKind kind, @Nullable String version) {
        return version != null && VERSION.matcher(version).matches()
                ? Optional.of(new DocumentContent(kind, version))
                : Optional.empty();
    }
}
