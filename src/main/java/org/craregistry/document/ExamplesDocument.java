package org.craregistry.document;

import java.io.IOException;
import java.io.OutputStream;
import org.craregistry.document.ReadingCopy.Sheet;

/** Writes the worked examples as a Word document beside the reading copy. */
final class ExamplesDocument {

    private static final String TITLE = "Examples to the reading copy of the law";

    private ExamplesDocument() {}

    /**
     * Writes the examples.
     *
     * @throws IOException where the stream fails
     */
    static void write(ExamplesCopy copy, OutputStream out) throws IOException {
        try (WordDocument word = new WordDocument()) {
            word.frame(
                    "Header",
                    "CRA Registry  ·  " + TITLE,
                    "Edition %s of the rules, fingerprint %s".formatted(copy.edition(), copy.fingerprint()));
            word.text("ContentsTitle", TITLE);
            word.text(
                    "Normal",
                    "Edition %s of the rules; fingerprint of the examples %s. The reading copy names them by their numbers."
                            .formatted(copy.edition(), copy.fingerprint()));
            for (Sheet sheet : copy.sheets()) {
                WordSheet.write(word, 1, sheet);
            }
            word.write(out);
        }
    }
}
