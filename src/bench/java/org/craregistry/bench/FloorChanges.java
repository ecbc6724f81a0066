package org.craregistry.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.craregistry.graphql.NodeId;
import org.craregistry.storage.Ids;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** The last 20 changes of a product; their fields are copied from the stored document to the answer. */
final class FloorChanges {

    private static final JsonFactory JSON = new JsonFactory();

    private static final String CHANGES = """
            SELECT id, at, action, actor, through, reason, fields
            FROM change_log WHERE subject_id = ? ORDER BY id DESC LIMIT 20""";

    private final Connection connection;
    private final JsonGenerator json;

    FloorChanges(Connection connection, JsonGenerator json) {
        this.connection = connection;
        this.json = json;
    }

    void write(byte[] product) throws SQLException {
        json.writeName("changes").writeStartObject();
        json.writeName("nodes").writeStartArray();
        try (PreparedStatement select = connection.prepareStatement(CHANGES)) {
            select.setBytes(1, product);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    write(row);
                }
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(ResultSet row) throws SQLException {
        json.writeStartObject();
        json.writeName("id").writeString(NodeId.of(NodeId.Kind.CHANGE, Ids.of(row.getBytes(1))));
        json.writeName("at").writeString(FloorDecision.time(row.getObject(2, LocalDateTime.class)));
        json.writeName("action").writeString(row.getString(3));
        json.writeName("actor").writeString(row.getString(4));
        json.writeName("through").writeString(row.getString(5));
        json.writeName("reason").writeString(row.getString(6));
        json.writeName("fieldChanges");
        try (JsonParser fields = JSON.createParser(row.getString(7))) {
            for (JsonToken token = fields.nextToken(); token != null; token = fields.nextToken()) {
                json.copyCurrentEvent(fields);
            }
        }
        json.writeEndObject();
    }
}
