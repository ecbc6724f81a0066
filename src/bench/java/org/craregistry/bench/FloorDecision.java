package org.craregistry.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A signed decision, written by hand. */
record FloorDecision(String coreFunctionality, String reason, String decidedBy, LocalDateTime decidedAt) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    static FloorDecision read(ResultSet row, int column) throws SQLException {
        return new FloorDecision(
                row.getString(column),
                row.getString(column + 1),
                row.getString(column + 2),
                row.getObject(column + 3, LocalDateTime.class));
    }

    static void write(JsonGenerator json, @Nullable FloorDecision decision) {
        json.writeName("classificationDecision");
        if (decision == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeName("coreFunctionality").writeString(decision.coreFunctionality);
        json.writeName("reason").writeString(decision.reason);
        json.writeName("decidedBy").writeString(decision.decidedBy);
        json.writeName("decidedAt").writeString(time(decision.decidedAt));
        json.writeEndObject();
    }

    static String time(LocalDateTime time) {
        return TIME.format(time);
    }
}
