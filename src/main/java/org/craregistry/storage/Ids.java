package org.craregistry.storage;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Identifiers: UUIDs of version 7 (RFC 9562), ordered by the time they were made, kept in 16 bytes. */
public final class Ids {

    private static final int BYTES = 16;
    private static final int BITS_BESIDE_TIME = 16;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Ids() {}

    /** A new identifier, greater than all that this process made in earlier milliseconds. */
    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /** The least identifier that is made from a moment on. */
    public static UUID from(Instant moment) {
        return new UUID(moment.toEpochMilli() << BITS_BESIDE_TIME | VERSION, VARIANT);
    }

    /** The 16 bytes that a {@code BINARY(16)} column holds. */
    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** The 16 bytes that a {@code BINARY(16)} column holds; {@code null} for an empty one. */
    public static byte @Nullable [] bytesOrNull(@Nullable UUID id) {
        return id == null ? null : bytes(id);
    }

    /** The identifier of 16 stored bytes; {@code null} for an empty column. */
    public static @Nullable UUID ofNullable(byte @Nullable [] stored) {
        return stored == null ? null : of(stored);
    }

    /** The identifier of 16 stored bytes. */
    public static UUID of(byte[] stored) {
        if (stored.length != BYTES) {
            throw new IllegalArgumentException("An identifier has 16 bytes, not " + stored.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
