package org.craregistry.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.craregistry.storage.Sha256;
import org.springframework.stereotype.Component;

/** The reading copies as Word documents, each written once, when it is first asked for, and anew where the copy was made anew. */
@Component
class WordCopies {

    private final Map<String, Written> written = new ConcurrentHashMap<>();

    private record Written(ReadingCopy copy, WordCopy document) {}

    /**
     * A document as it is sent.
     *
     * @param tag the entity tag of exactly these bytes (RFC 9110, 8.8.3)
     */
    record WordCopy(byte[] bytes, String tag) {}

    /** The document of a copy. */
    WordCopy of(ReadingCopy copy) {
        return written.compute(
                        copy.state(),
                        (state, before) ->
                                before != null && before.copy() == copy ? before : new Written(copy, write(copy)))
                .document();
    }

    private static WordCopy write(ReadingCopy copy) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ReadingCopyDocument.write(copy, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = out.toByteArray();
        return new WordCopy(bytes, '"' + Sha256.hex(bytes) + '"');
    }
}
