package org.craregistry.register.imports;

import org.craregistry.register.ReadSettings;
import org.craregistry.storage.TemporaryFile;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was sent.
 *
 * @param fileName the name the sender gave it; {@code null} for none; for messages only, never a path
 * @param mediaType what the sender says it is
 * @param settings what the sender says about it
 */
record Upload(@Nullable String fileName, String mediaType, ReadSettings settings, TemporaryFile content) {}
