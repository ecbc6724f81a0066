package org.craregistry.register.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.register.SavedMappings;
import org.craregistry.storage.Ids;
import org.craregistry.storage.Sha256;
import org.craregistry.storage.UtcTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people have mapped in portfolios: foreign headers to fields, foreign values to codes. Whether the caller may is not asked here. */
@Component
class Mappings {

    private final NamedParameterJdbcTemplate jdbc;

    Mappings(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A mapping.
     *
     * @param field the field whose cells it is about; {@code null} where it is about a header
     * @param met the header or cell as it was met
     * @param meant the field of the header, the empty text for a column not to read; or the code of the cell
     */
    record Mapping(
            UUID portfolioId, @Nullable String field, String met, String meant, String mappedBy, Instant mappedAt) {}

    /** Keeps a mapping in the place of an earlier one for the same header or cell. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(Mapping mapping) {
        delete(mapping.portfolioId(), mapping.field(), mapping.met());
        Map<String, Object> parameters = key(mapping.portfolioId(), mapping.field(), mapping.met());
        parameters.put("id", Ids.bytes(Ids.next()));
        parameters.put("field", mapping.field() == null ? "" : mapping.field());
        parameters.put("met", mapping.met());
        parameters.put("meant", mapping.meant());
        parameters.put("by", mapping.mappedBy());
        parameters.put("at", UtcTime.column(mapping.mappedAt()));
        jdbc.update("""
                INSERT INTO register_mapping (id, portfolio_id, mapping_key, field, met, meant, mapped_by, mapped_at)
                VALUES (:id, :portfolio, :key, :field, :met, :meant, :by, :at)""", parameters);
    }

    /** Forgets a mapping; whether there was one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean delete(UUID portfolio, @Nullable String field, String met) {
        Map<String, Object> parameters = key(portfolio, field, met);
        parameters.put("field", field == null ? "" : field);
        parameters.put("met", met);
        return jdbc.update("""
                        DELETE FROM register_mapping WHERE portfolio_id = :portfolio
                        AND (mapping_key = :key OR field = :field AND met = :met)""", parameters) > 0;
    }

    private static Map<String, Object> key(UUID portfolio, @Nullable String field, String met) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("portfolio", Ids.bytes(portfolio));
        parameters.put("key", Sha256.of((field == null ? "" : field) + '\0' + SavedMappings.compared(field, met)));
        return parameters;
    }

    /** The mappings of many portfolios in one statement, headers first, each in the order of what was met. */
    List<Mapping> find(Collection<UUID> portfolios) {
        return jdbc.query(
                """
                SELECT portfolio_id, field, met, meant, mapped_by, mapped_at FROM register_mapping
                WHERE portfolio_id IN (:portfolios) ORDER BY field, met""", Map.of("portfolios", portfolios.stream().map(Ids::bytes).toList()), Mappings::read);
    }

    /** What of a portfolio a reader needs. */
    SavedMappings of(UUID portfolio) {
        Map<String, String> headers = new LinkedHashMap<>();
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        for (Mapping mapping : find(List.of(portfolio))) {
            String met = SavedMappings.compared(mapping.field(), mapping.met());
            if (mapping.field() == null) {
                headers.put(met, mapping.meant());
            } else {
                values.computeIfAbsent(mapping.field(), any -> new LinkedHashMap<>())
                        .put(met, mapping.meant());
            }
        }
        return new SavedMappings(headers, values);
    }

    private static Mapping read(ResultSet row, int number) throws SQLException {
        String field = row.getString("field");
        return new Mapping(
                Ids.of(row.getBytes("portfolio_id")),
                field.isEmpty() ? null : field,
                row.getString("met"),
                row.getString("meant"),
                row.getString("mapped_by"),
                UtcTime.of(row, "mapped_at"));
    }
}
