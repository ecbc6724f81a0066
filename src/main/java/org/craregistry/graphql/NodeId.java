package org.craregistry.graphql;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The opaque identifier of an object in the API: what kind it is and which one.
 *
 * @param place which part of the object is meant, from 1; 0 where it is the object itself
 */
public record NodeId(Kind kind, UUID id, int place) {

    /** The kinds of objects that {@code node(id:)} finds; the letter is the first byte of the identifier. */
    public enum Kind {
        ACCOUNT('a', "Account"),
        TOKEN('t', "AccessToken"),
        PORTFOLIO('p', "Portfolio"),
        PRODUCT('r', "Product"),
        CHANGE('c', "Change"),
        IMPORT('i', "Import"),
        CERTIFICATE('e', "Certificate"),
        DECLARATION('d', "Declaration"),
        ASSESSMENT('s', "ConformityAssessment"),
        EVIDENCE_FILE('f', "EvidenceFile"),
        STATE_OF_LAW('l', "StateOfLaw"),
        CLASSIFICATION_DECISION('k', "ClassificationDecision"),
        ROUTE_DECISION('w', "RouteDecision"),
        IMPORT_ROW('o', "ImportRow"),
        EVIDENCE_ADDRESS('u', "EvidenceAddress"),
        REQUIREMENT_STANDING('q', "RequirementStanding"),
        ELEMENT_STANDING('n', "Article15ElementStanding"),
        WEBHOOK('h', "Webhook"),
        WEBHOOK_DELIVERY('y', "WebhookDelivery");

        private final char letter;
        private final String typeName;

        Kind(char letter, String typeName) {
            this.letter = letter;
            this.typeName = typeName;
        }

        /** The GraphQL type of what has such an id. */
        public String typeName() {
            return typeName;
        }
    }

    private static final int BYTES = 1 + 2 * Long.BYTES;
    private static final int BYTES_WITH_PLACE = BYTES + Integer.BYTES;

    NodeId(Kind kind, UUID id) {
        this(kind, id, 0);
    }

    /** The text that clients see. */
    public static String of(Kind kind, UUID id) {
        return of(kind, id, 0);
    }

    /**
     * The text that clients see of a part of an object.
     *
     * @param place which part, from 1; 0 for the object itself
     */
    public static String of(Kind kind, UUID id, int place) {
        ByteBuffer buffer = ByteBuffer.allocate(place == 0 ? BYTES : BYTES_WITH_PLACE)
                .put((byte) kind.letter)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        if (place != 0) {
            buffer.putInt(place);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    /**
     * Reads a text that a client sent.
     *
     * @throws BadRequest where the text is no identifier of this API
     */
    public static NodeId parse(String text) {
        return find(text).orElseThrow(() -> new BadRequest(objectionTo(text)));
    }

    /** What is said about a text that is no identifier of this API. */
    static String objectionTo(String text) {
        return "\"%s\" is not an id of this API. Use an id as the API returned it.".formatted(BadRequest.shorten(text));
    }

    /** The identifier of an object of this kind, empty where the text is none: to a caller such an object does not exist. */
    public static Optional<UUID> find(Kind kind, String text) {
        return find(text)
                .filter(found -> found.kind == kind && found.place == 0)
                .map(NodeId::id);
    }

    /** An object has one id: what only decodes to the same bytes would be another key of it in the caches of clients. */
    static Optional<NodeId> find(String text) {
        return decode(text).filter(found -> text.equals(of(found.kind, found.id, found.place)));
    }

    private static Optional<NodeId> decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != BYTES && bytes.length != BYTES_WITH_PLACE) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        char letter = (char) buffer.get();
        UUID id = new UUID(buffer.getLong(), buffer.getLong());
        int place = buffer.hasRemaining() ? buffer.getInt() : 0;
        for (Kind kind : Kind.values()) {
            if (kind.letter == letter) {
                return Optional.of(new NodeId(kind, id, place));
            }
        }
        return Optional.empty();
    }
}
