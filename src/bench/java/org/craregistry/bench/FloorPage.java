package org.craregistry.bench;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.law.Determination;
import org.craregistry.law.Evidence;
import org.craregistry.law.StateOfLaw;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A page of 50 products: one query for them, one for their decisions. */
final class FloorPage {

    private static final int SIZE = 50;

    private static final String PRODUCTS = """
            SELECT p.id, p.revision, p.reference, p.version, p.name, p.description, p.manufacturer, p.manufacturer_address,
                   p.responsible, p.intended_purpose, p.website, p.facts, p.classification_decision_id, p.evidence
            FROM product p
            WHERE p.portfolio_id = ? AND p.standing = 1
              AND (p.reference_sort > ? OR (p.reference_sort = ? AND p.id > ?))
            ORDER BY p.reference_sort, p.id LIMIT 51""";

    private static final String DECISIONS =
            "SELECT id, core_functionality, reason, decided_by, decided_at FROM classification_decision WHERE id IN (%s)";

    private final Connection connection;
    private final JsonGenerator json;
    private final @Nullable StateOfLaw law;
    private final boolean certified;

    /** @param certified whether certificates and the outcome of Article 15 are asked for */
    FloorPage(Connection connection, JsonGenerator json, @Nullable StateOfLaw law, boolean certified) {
        this.certified = certified;
        this.connection = connection;
        this.json = json;
        this.law = law;
    }

    private record Row(
            String[] identity,
            int revision,
            String facts,
            byte[] id,
            byte @Nullable [] decision,
            @Nullable String evidence) {}

    void write(byte[] portfolio, String after, byte[] id) throws SQLException {
        List<Row> rows = products(portfolio, after, id);
        boolean more = rows.size() > SIZE;
        List<Row> page = more ? rows.subList(0, SIZE) : rows;
        Map<ByteBuffer, FloorDecision> decisions = decisions(page);
        json.writeStartObject();
        json.writeName("data").writeStartObject();
        json.writeName("portfolio").writeStartObject();
        json.writeName("products").writeStartObject();
        json.writeName("nodes").writeStartArray();
        for (Row row : page) {
            write(row, row.decision == null ? null : decisions.get(ByteBuffer.wrap(row.decision)));
        }
        json.writeEndArray();
        json.writeName("pageInfo").writeStartObject();
        json.writeName("hasNextPage").writeBoolean(more);
        for (int open = 0; open < 5; open++) {
            json.writeEndObject();
        }
    }

    private List<Row> products(byte[] portfolio, String after, byte[] id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PRODUCTS)) {
            select.setBytes(1, portfolio);
            select.setString(2, after);
            select.setString(3, after);
            select.setBytes(4, id);
            List<Row> rows = new ArrayList<>(SIZE + 1);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(
                            FloorProduct.identity(row, 3),
                            row.getInt(2),
                            row.getString(12),
                            row.getBytes(1),
                            row.getBytes(13),
                            row.getString(14)));
                }
            }
            return rows;
        }
    }

    private Map<ByteBuffer, FloorDecision> decisions(List<Row> page) throws SQLException {
        List<byte[]> ids =
                page.stream().map(Row::decision).filter(id -> id != null).toList();
        Map<ByteBuffer, FloorDecision> decisions = new HashMap<>();
        String marks = String.join(",", Collections.nCopies(ids.size(), "?"));
        try (PreparedStatement select = connection.prepareStatement(DECISIONS.formatted(marks))) {
            for (int i = 0; i < ids.size(); i++) {
                select.setBytes(i + 1, ids.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    decisions.put(ByteBuffer.wrap(row.getBytes(1)), FloorDecision.read(row, 2));
                }
            }
        }
        return decisions;
    }

    private void write(Row row, @Nullable FloorDecision decision) {
        json.writeStartObject();
        FloorProduct.writeIdentity(json, row.id, row.revision, row.identity);
        Map<String, Object> facts = FloorFacts.read(row.facts);
        FloorFacts.write(json, facts, Questions.LISTED_FACTS);
        FloorDecision.write(json, decision);
        if (law != null && certified) {
            FloorCertificates certificates = FloorCertificates.read(row.evidence);
            certificates.write(json);
            Evidence evidence = certificates.weighed(row.identity[1], decision != null);
            writeOutcome(FloorFacts.determine(facts, evidence, law));
        } else if (law != null) {
            write(FloorFacts.determine(facts, decision != null, law));
        }
        json.writeEndObject();
    }

    private void writeOutcome(Determination determination) {
        json.writeName("determination").writeStartObject();
        json.writeName("article15").writeStartObject();
        json.writeName("outcome")
                .writeString(determination.article15().outcome().name());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(Determination determination) {
        json.writeName("determination").writeStartObject();
        json.writeName("scope").writeStartObject();
        json.writeName("outcome").writeString(determination.scope().outcome().name());
        json.writeEndObject();
        json.writeName("classification").writeStartObject();
        json.writeName("productClass")
                .writeString(determination.classification().productClass().name());
        json.writeEndObject();
        json.writeName("openQuestions").writeStartArray();
        determination.openQuestions().forEach(fact -> {
            json.writeStartObject();
            json.writeName("fact").writeString(fact.name());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }
}
