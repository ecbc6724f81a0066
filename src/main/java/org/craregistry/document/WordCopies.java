package org.craregistry.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.craregistry.storage.Sha256;
import org.springframework.stereotype.Component;

/** The reading copies as Word documents, each written once, when it is first asked for, and anew where the copy was made anew. */
@Component
class WordCopies {

    private final Map<String, Written> written = new ConcurrentHashMap<>();

    private record Written(Object copy, WordCopy document) {}

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /**
     * A document as it is sent.
     *
     * @param tag the entity tag of exactly these bytes (RFC 9110, 8.8.3)
     */
    record WordCopy(byte[] bytes, String tag) {}

    /** The document of a copy. */
    WordCopy of(ReadingCopy copy) {
        return of(copy.state(), copy, out -> ReadingCopyDocument.write(copy, out));
    }

    /** The document of the examples. */
    WordCopy of(ExamplesCopy copy) {
        return of("the examples", copy, out -> ExamplesDocument.write(copy, out));
    }

    private WordCopy of(String name, Object copy, Writing writing) {
        return written.compute(
                        name,
                        (any, before) ->
                                before != null && before.copy() == copy ? before : new Written(copy, write(writing)))
                .document();
    }

    private static WordCopy write(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = out.toByteArray();
        return new WordCopy(bytes, '"' + Sha256.hex(bytes) + '"');
    }
}
