package org.craregistry.conformity;

import org.jspecify.annotations.Nullable;

/**
 * What the content of a file tells.
 *
 * @param formatVersion of a software bill of materials, the version of its format; {@code null} for other documents
 */
record DocumentContent(DocumentKind kind, @Nullable String formatVersion) {

    static DocumentContent of(DocumentKind kind) {
        return new DocumentContent(kind, null);
    }
}
