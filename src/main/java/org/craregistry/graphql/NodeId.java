package org.craregistry.graphql;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The opaque identifier of an object in the API: what kind it is and which one. */
public record NodeId(Kind kind, UUID id) {

    /** The kinds of objects that {@code node(id:)} finds; the letter is the first byte of the identifier. */
    public enum Kind {
        ACCOUNT('a'),
        TOKEN('t'),
        PORTFOLIO('p'),
        PRODUCT('r'),
        CHANGE('c'),
        IMPORT('i'),
        CERTIFICATE('e'),
        DECLARATION('d'),
        ASSESSMENT('s'),
        EVIDENCE_FILE('f'),
        EVIDENCE_ADDRESS('u'),
        REQUIREMENT_STANDING('q'),
        ELEMENT_STANDING('n');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    private static final int BYTES = 1 + 2 * Long.BYTES;

    /** The text that clients see. */
    public static String of(Kind kind, UUID id) {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .put((byte) kind.letter)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
        return find(text).filter(found -> found.kind == kind).map(NodeId::id);
    }

    static Optional<NodeId> find(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        char letter = (char) buffer.get();
        UUID id = new UUID(buffer.getLong(), buffer.getLong());
        for (Kind kind : Kind.values()) {
            if (kind.letter == letter) {
                return Optional.of(new NodeId(kind, id));
            }
        }
        return Optional.empty();
    }
}
