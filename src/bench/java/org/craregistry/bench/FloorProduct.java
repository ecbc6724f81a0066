package org.craregistry.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Map;
import org.craregistry.graphql.NodeId;
import org.craregistry.law.Category;
import org.craregistry.law.Determination;
import org.craregistry.law.StateOfLaw;
import org.craregistry.storage.Ids;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** One product with everything: one query for it, one for its last 20 changes. */
final class FloorProduct {

    private static final String[] IDENTITY = {
        "reference",
        "version",
        "name",
        "description",
        "manufacturer",
        "manufacturerAddress",
        "responsible",
        "intendedPurpose",
        "website"
    };

    private static final String PRODUCT = """
            SELECT p.id, p.revision, p.reference, p.version, p.name, p.description, p.manufacturer, p.manufacturer_address,
                   p.responsible, p.intended_purpose, p.website, p.facts, p.created_at, p.changed_at, p.withdrawn_at,
                   f.portfolio_key, f.name, d.core_functionality, d.reason, d.decided_by, d.decided_at
            FROM product p
            JOIN portfolio f ON f.id = p.portfolio_id
            LEFT JOIN classification_decision d ON d.id = p.classification_decision_id
            WHERE p.id = ?""";

    private final Connection connection;
    private final JsonGenerator json;
    private final StateOfLaw law;

    FloorProduct(Connection connection, JsonGenerator json, StateOfLaw law) {
        this.connection = connection;
        this.json = json;
        this.law = law;
    }

    static String[] identity(ResultSet row, int column) throws SQLException {
        String[] identity = new String[IDENTITY.length];
        for (int i = 0; i < identity.length; i++) {
            identity[i] = row.getString(column + i);
        }
        return identity;
    }

    static void writeIdentity(JsonGenerator json, byte[] id, int revision, String[] identity) {
        json.writeName("id").writeString(NodeId.of(NodeId.Kind.PRODUCT, Ids.of(id)));
        json.writeName("revision").writeNumber(revision);
        for (int i = 0; i < identity.length; i++) {
            json.writeName(IDENTITY[i]).writeString(identity[i]);
        }
    }

    void write(byte[] id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PRODUCT)) {
            select.setBytes(1, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                json.writeStartObject();
                json.writeName("data").writeStartObject();
                json.writeName("product").writeStartObject();
                writeIdentity(json, id, row.getInt(2), identity(row, 3));
                writeRest(row);
            }
        }
        new FloorChanges(connection, json).write(id);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeRest(ResultSet row) throws SQLException {
        writeTime("createdAt", row.getObject(13, LocalDateTime.class));
        writeTime("changedAt", row.getObject(14, LocalDateTime.class));
        writeTime("withdrawnAt", row.getObject(15, LocalDateTime.class));
        Map<String, Object> facts = FloorFacts.read(row.getString(12));
        FloorFacts.write(json, facts, Questions.ALL_FACTS);
        FloorDecision decision = row.getString(18) == null ? null : FloorDecision.read(row, 18);
        FloorDecision.write(json, decision);
        write(FloorFacts.determine(facts, decision != null, law));
        json.writeName("portfolio").writeStartObject();
        json.writeName("key").writeString(row.getString(16));
        json.writeName("name").writeString(row.getString(17));
        json.writeEndObject();
    }

    private void writeTime(String name, @Nullable LocalDateTime time) {
        json.writeName(name);
        if (time == null) {
            json.writeNull();
        } else {
            json.writeString(FloorDecision.time(time));
        }
    }

    private void write(Determination determination) {
        json.writeName("determination").writeStartObject();
        json.writeName("asOf").writeString(determination.asOf().toString());
        json.writeName("scope").writeStartObject();
        json.writeName("outcome").writeString(determination.scope().outcome().name());
        json.writeName("grounds").writeStartArray();
        determination.scope().grounds().forEach(ground -> {
            json.writeStartObject();
            json.writeName("code").writeString(ground.code());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
        json.writeName("applicability").writeStartObject();
        json.writeName("outcome")
                .writeString(determination.applicability().outcome().name());
        json.writeName("legacy").writeBoolean(determination.applicability().legacy());
        json.writeEndObject();
        writeClass(determination);
        writeFindings(determination);
        json.writeEndObject();
    }

    private void writeClass(Determination determination) {
        json.writeName("classification").writeStartObject();
        json.writeName("productClass")
                .writeString(determination.classification().productClass().name());
        json.writeName("ifInScope")
                .writeString(determination.classification().ifInScope().name());
        Category category = determination.classification().category();
        json.writeName("category");
        if (category == null) {
            json.writeNull();
        } else {
            json.writeStartObject();
            json.writeName("code").writeString(category.code());
            json.writeName("title").writeString(category.title());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeFindings(Determination determination) {
        json.writeName("findings").writeStartArray();
        determination.findings().forEach(finding -> {
            json.writeStartObject();
            json.writeName("code").writeString(finding.code().name());
            json.writeName("severity").writeString(finding.severity().name());
            json.writeName("message").writeString(finding.message());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeName("openQuestions").writeStartArray();
        determination.openQuestions().forEach(fact -> {
            json.writeStartObject();
            json.writeName("fact").writeString(fact.name());
            json.writeName("question").writeString(fact.question());
            json.writeEndObject();
        });
        json.writeEndArray();
    }
}
