package org.craregistry.register.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.register.Problem;
import org.craregistry.storage.JsonColumn;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * What rows of a plan do, packed for the database: one JSON document, deflated (RFC 1951) against texts that stand in most rows. Before
 * it stands a byte that says against which texts, so that others may come.
 */
final class PlanPacking implements AutoCloseable {

    private static final byte TEXTS_1 = 1;
    private static final byte[] TEXTS = texts("plan-texts-1.txt");
    private static final int SOME = 4096;
    private static final TypeReference<Packed> PACKED = new TypeReference<>() {};

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final byte[] buffer = new byte[SOME];

    /** What a row does, and what is wrong with it. */
    record Content(
            Map<String, @Nullable Object> told,
            List<FieldChange> changes,
            List<PlannedEvidence> evidence,
            List<Problem> problems) {

        private static final Content NOTHING = new Content(Map.of(), List.of(), List.of(), List.of());
    }

    /** As it is written; what is empty is absent. */
    private record Packed(
            @Nullable Map<String, @Nullable Object> told,
            @Nullable List<FieldChange> changes,
            @Nullable List<PlannedEvidence> evidence,
            @Nullable List<Map<String, @Nullable String>> problems) {}

    /** What the row does; {@code null} where it does nothing and nothing is wrong. */
    byte @Nullable [] pack(PlannedRow row) {
        Map<String, Object> plain = new LinkedHashMap<>();
        put(plain, "told", row.told(), row.told().isEmpty());
        put(plain, "changes", row.changes(), row.changes().isEmpty());
        put(plain, "evidence", row.evidence(), row.evidence().isEmpty());
        put(plain, "problems", PlanJson.plain(row.problems()), row.problems().isEmpty());
        return plain.isEmpty() ? null : deflate(JsonColumn.bytes(plain));
    }

    private static void put(Map<String, Object> plain, String name, Object value, boolean isEmpty) {
        if (!isEmpty) {
            plain.put(name, value);
        }
    }

    private byte[] deflate(byte[] plain) {
        deflater.reset();
        deflater.setDictionary(TEXTS);
        deflater.setInput(plain);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream(SOME);
        packed.write(TEXTS_1);
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        return packed.toByteArray();
    }

    /** What was packed. @throws IllegalStateException where it is damaged */
    static Content unpack(byte @Nullable [] packed) {
        if (packed == null) {
            return Content.NOTHING;
        }
        Packed read = JsonColumn.read(inflate(packed), PACKED);
        return new Content(
                Objects.requireNonNullElse(read.told(), Map.of()),
                listed(read.changes()),
                listed(read.evidence()),
                PlanJson.ofPlain(listed(read.problems())));
    }

    private static <T> List<T> listed(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static byte[] inflate(byte[] packed) {
        if (packed[0] != TEXTS_1) {
            throw new IllegalStateException("A row of a plan was packed in a way that is not known: " + packed[0]);
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(TEXTS);
            inflater.setInput(packed, 1, packed.length - 1);
            byte[] some = new byte[SOME];
            ByteArrayOutputStream plain = new ByteArrayOutputStream(SOME);
            while (!inflater.finished()) {
                int length = inflater.inflate(some);
                if (length == 0 && !inflater.finished()) {
                    throw new IllegalStateException("A row of a plan ends too early");
                }
                plain.write(some, 0, length);
            }
            return plain.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("A row of a plan is damaged", e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] texts(String name) {
        try (InputStream in = Objects.requireNonNull(PlanPacking.class.getResourceAsStream("/register/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}
