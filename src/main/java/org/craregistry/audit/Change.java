package org.craregistry.audit;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
import org.craregistry.storage.Ids;
import org.craregistry.storage.JsonColumn;
import org.jspecify.annotations.Nullable;

/**
 * One change of one thing, as it was recorded.
 *
 * @param portfolioId the portfolio it belongs to; {@code null} for what belongs to the installation
 * @param productId the product it concerns, itself or something filed for it; {@code null} where it concerns none
 * @param subject what was changed
 * @param label the name people knew the subject by at that time
 * @param action what was done to it
 * @param origin by whom and through what
 * @param reason why, in the words of the one who did it; {@code null} where none was given
 */
public record Change(
        UUID id,
        Instant at,
        @Nullable UUID portfolioId,
        @Nullable UUID productId,
        Subject subject,
        UUID subjectId,
        String label,
        Action action,
        Origin origin,
        @Nullable String reason,
        List<FieldChange> fields) {

    /** What can be changed. */
    public enum Subject {
        ACCOUNT(NodeId.Kind.ACCOUNT),
        TOKEN(NodeId.Kind.TOKEN),
        PORTFOLIO(NodeId.Kind.PORTFOLIO),
        /** A role has no identifier of its own. */
        MEMBERSHIP(null),
        PRODUCT(NodeId.Kind.PRODUCT),
        CERTIFICATE(NodeId.Kind.CERTIFICATE),
        DECLARATION(NodeId.Kind.DECLARATION),
        ASSESSMENT(NodeId.Kind.ASSESSMENT),
        EVIDENCE_FILE(NodeId.Kind.EVIDENCE_FILE),
        EVIDENCE_ADDRESS(NodeId.Kind.EVIDENCE_ADDRESS),
        IMPORT(NodeId.Kind.IMPORT),
        STATE_OF_LAW(NodeId.Kind.STATE_OF_LAW),
        WEBHOOK(NodeId.Kind.WEBHOOK);

        private final NodeId.@Nullable Kind node;

        Subject(NodeId.@Nullable Kind node) {
            this.node = node;
        }

        /** As what the API finds it; {@code null} for what it finds by no identifier. */
        public NodeId.@Nullable Kind node() {
            return node;
        }
    }

    /** What can be done to it. */
    public enum Action {
        CREATED,
        UPDATED,
        WITHDRAWN,
        REMOVED,
        DECIDED,
        GRANTED,
        REVOKED,
        APPLIED,
        DISCARDED,
        CANCELLED,
        REVERTED,
        ADOPTED,
        REFUSED
    }

    /**
     * One field of a change; as JSON without what is not there.
     *
     * @param field the name in the API
     * @param old the plain value before; {@code null} where there was none
     * @param now the plain value after; {@code null} where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldChange(
            String field,
            @Nullable String old,
            // Plans of imports called it now.
            @JsonProperty("new") @JsonAlias("now") @Nullable String now) {

        /**
         * The fields in which two plain forms of a thing differ, in the order of the one after, then of the one before.
         *
         * @param before field name to plain value, empty for a thing that was not there; values other than texts are recorded as JSON
         * @param after the same afterwards
         */
        public static List<FieldChange> between(
                Map<String, ? extends @Nullable Object> before, Map<String, ? extends @Nullable Object> after) {
            Set<String> fields = new LinkedHashSet<>(after.keySet());
            fields.addAll(before.keySet());
            return fields.stream()
                    .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                    .map(field -> new FieldChange(field, plain(before.get(field)), plain(after.get(field))))
                    .toList();
        }

        private static @Nullable String plain(@Nullable Object value) {
            return value == null || value instanceof String ? (String) value : JsonColumn.write(value);
        }
    }

    public Change {
        fields = List.copyOf(fields);
    }

    /** A change that is happening now; one of a product concerns that product. */
    public static Change now(
            Origin origin,
            @Nullable UUID portfolioId,
            Subject subject,
            UUID subjectId,
            String label,
            Action action,
            @Nullable String reason,
            List<FieldChange> fields) {
        UUID product = subject == Subject.PRODUCT ? subjectId : null;
        return new Change(
                Ids.next(),
                origin.at(),
                portfolioId,
                product,
                subject,
                subjectId,
                label,
                action,
                origin,
                reason,
                fields);
    }

    /** This change of something that is filed for a product. */
    public Change concerning(UUID product) {
        return new Change(id, at, portfolioId, product, subject, subjectId, label, action, origin, reason, fields);
    }
}
