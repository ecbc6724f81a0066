package org.craregistry.graphql;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A place in an ordered list, opaque to clients: the sort values of one row, its identifier, and the order they belong to.
 *
 * @param order a fingerprint of the order, so that a cursor of one order is refused in another
 * @param values the sort values of the row, in the order's sequence
 * @param id the row's identifier, the last tie-breaker
 */
public record Cursor(int order, List<String> values, UUID id) {

    private static final int FORMAT = 1;
    private static final int MOST_VALUES = 16;

    public Cursor {
        values = List.copyOf(values);
    }

    /** A row of a list without sort values. @param place how many rows stood before it */
    static Cursor at(int order, int place, UUID id) {
        return new Cursor(order, List.of(Integer.toString(place)), id);
    }

    /**
     * How many rows stood before it.
     *
     * @throws BadRequest where it does not say so
     */
    int place() {
        if (values.size() == 1 && values.get(0).matches("\\d{1,9}")) {
            return Integer.parseInt(values.get(0));
        }
        throw new BadRequest("The cursor is not one of this list. Use a cursor as the API returned it.");
    }

    /** The text that clients see. */
    public String encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeInt(order);
            out.writeByte(values.size());
            for (String value : values) {
                out.writeUTF(value);
            }
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * Reads a cursor that a client sent.
     *
     * @param argument the argument it came in, {@code after} or {@code before}
     * @param order the fingerprint of the order it is used in
     * @throws BadRequest where it is no cursor of this API or belongs to another order
     */
    public static Cursor parse(String argument, String text, int order) {
        Cursor cursor = read(argument, text);
        if (cursor.order != order) {
            throw new BadRequest("%s: it is a cursor of a list in another order. Use it with the orderBy it came from."
                    .formatted(argument));
        }
        return cursor;
    }

    private static Cursor read(String argument, String text) {
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
            if (in.readByte() != FORMAT) {
                throw malformed(argument, text);
            }
            int order = in.readInt();
            int count = in.readUnsignedByte();
            if (count > MOST_VALUES) {
                throw malformed(argument, text);
            }
            List<String> values = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                values.add(in.readUTF());
            }
            Cursor cursor = new Cursor(order, values, new UUID(in.readLong(), in.readLong()));
            if (in.read() >= 0) {
                throw malformed(argument, text);
            }
            return cursor;
        } catch (IOException | IllegalArgumentException e) {
            throw malformed(argument, text);
        }
    }

    private static BadRequest malformed(String argument, String text) {
        return new BadRequest("%s: \"%s\" is not a cursor of this API. Use a cursor as the API returned it."
                .formatted(argument, BadRequest.shorten(text)));
    }
}
