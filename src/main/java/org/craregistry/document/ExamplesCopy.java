package org.craregistry.document;

import java.util.List;
import org.craregistry.document.ReadingCopy.Sheet;

/** The worked examples, set out for a lawyer beside the reading copy, which names them by their numbers. */
record ExamplesCopy(String edition, String fingerprint, List<Sheet> sheets) {

    ExamplesCopy {
        sheets = List.copyOf(sheets);
    }
}
