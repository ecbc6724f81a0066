package org.craregistry.bench;

import java.util.List;
import java.util.Map;
import org.craregistry.law.Evidence;
import org.craregistry.law.plain.EvidenceReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The certificates of a product, from the stored document to the answer. */
record FloorCertificates(List<Map<String, Object>> contents) {

    static final List<String> FIELDS = List.of("scheme", "number", "level", "issuedOn", "expiresOn");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Document> DOCUMENT = new TypeReference<>() {};

    private record Document(List<Stored> certificates) {}

    private record Stored(
            String id, int revision, String filedAt, String filedBy, String changedAt, Map<String, Object> content) {}

    static FloorCertificates read(@Nullable String stored) {
        if (stored == null) {
            return new FloorCertificates(List.of());
        }
        return new FloorCertificates(JSON.readValue(stored, DOCUMENT).certificates().stream()
                .map(Stored::content)
                .toList());
    }

    void write(JsonGenerator json) {
        json.writeName("certificates").writeStartObject();
        json.writeName("nodes").writeStartArray();
        for (Map<String, Object> certificate : contents) {
            json.writeStartObject();
            for (String field : FIELDS) {
                json.writeName(field).writeString((String) certificate.get(field));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    Evidence weighed(String version, boolean decided) {
        Evidence read = EvidenceReader.read(version, Map.of("certificates", contents));
        return new Evidence(version, decided, read.certificates(), List.of(), List.of(), Map.of(), Map.of());
    }
}
