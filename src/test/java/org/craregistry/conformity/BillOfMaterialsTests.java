package org.craregistry.conformity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.ErrorResponseException;

class BillOfMaterialsTests {

    private static final String RDF = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            + " xmlns:spdx='http://spdx.org/rdf/terms#'>%s</rdf:RDF>";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CYCLONEDX_JSON | 1.6   | {\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [{\"name\": \"a\"}]}",
                "CYCLONEDX_JSON | 1.5   | {\"components\": [{\"specVersion\": \"9.9\"}], \"specVersion\": \"1.5\", \"bomFormat\": \"CycloneDX\"}",
                "CYCLONEDX_XML  | 1.4   | <?xml version='1.0' encoding='UTF-8'?><bom xmlns='http://cyclonedx.org/schema/bom/1.4'><components/></bom>",
                "SPDX_JSON      | 2.3   | {\"spdxVersion\": \"SPDX-2.3\", \"SPDXID\": \"SPDXRef-DOCUMENT\", \"packages\": []}",
                "SPDX_JSON      | 3.0.1 | {\"@context\": \"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\", \"@graph\": []}",
            })
    void knowsFormatAndVersionByTheContent(DocumentKind kind, String version, String content) throws IOException {
        assertThat(inspect(content)).isEqualTo(new DocumentContent(kind, version));
    }

    @Test
    void knowsSpdxAsRdf() throws IOException {
        String document =
                RDF.formatted("<spdx:SpdxDocument><spdx:specVersion>SPDX-2.2</spdx:specVersion></spdx:SpdxDocument>");

        assertThat(inspect(document)).isEqualTo(new DocumentContent(DocumentKind.SPDX_RDF, "2.2"));
    }

    @ParameterizedTest
    @MethodSource
    void takesOtherJsonForText(String content) throws IOException {
        assertThat(inspect(content)).isEqualTo(DocumentContent.of(DocumentKind.TEXT));
    }

    static Stream<String> takesOtherJsonForText() {
        String bom = "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\"}";
        return Stream.of(
                "{}",
                "{\"name\": \"a\"}",
                "{\"nested\": " + bom + "}",
                "[" + bom + "]",
                bom + bom,
                bom.substring(0, bom.length() - 1),
                bom.replace("1.6", "1.6<script>"),
                bom.replace(", \"specVersion\": \"1.6\"", ""),
                "{\"spdxVersion\": \"SPDX-2.3\"}",
                "{\"deep\": " + "[".repeat(100_000) + "]".repeat(100_000) + ", " + bom.substring(1));
    }

    @ParameterizedTest
    @MethodSource
    void refusesOtherXml(String content) {
        assertThatThrownBy(() -> inspect(content))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refusal -> assertThat(refusal.getBody().getDetail())
                                .contains("other XML file", "CycloneDX or SPDX as JSON or XML"));
    }

    static Stream<String> refusesOtherXml() throws IOException {
        String bom = "<bom xmlns='http://cyclonedx.org/schema/bom/1.4'>%s</bom>";
        Path secret = Files.createTempFile("secret", ".txt");
        Files.writeString(secret, "SPDX-2.3");
        return Stream.of(
                "<note/>",
                bom.formatted("").replace("bom/1.4", "bom/latest"),
                bom.formatted("").replace("<bom", "<bill").replace("</bom", "</bill"),
                bom.formatted("<open>"),
                "<?xml-stylesheet type='text/xsl' href='https://example.org/x.xsl'?>" + bom.formatted(""),
                "<!DOCTYPE bom [<!ENTITY a 'b'>]>" + bom.formatted("&a;"),
                "<!DOCTYPE bom SYSTEM 'https://example.org/bom.dtd'>" + bom.formatted(""),
                "<!DOCTYPE bom [<!ENTITY a SYSTEM '" + secret.toUri() + "'>]>"
                        + RDF.formatted("<spdx:specVersion>&a;</spdx:specVersion>"),
                RDF.formatted("<spdx:specVersion>&a;</spdx:specVersion>"),
                bom.formatted("<a>".repeat(1000) + "</a>".repeat(1000)),
                RDF.formatted(""),
                RDF.formatted("<spdx:name>SPDX-2.2</spdx:name>"));
    }

    private DocumentContent inspect(String content) throws IOException {
        Path file = directory.resolve("upload");
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
        return DocumentInspection.contentOf(file, "bom", null);
    }
}
