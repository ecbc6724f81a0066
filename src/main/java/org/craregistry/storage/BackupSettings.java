package org.craregistry.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Copies of the embedded database.
 *
 * @param folder where a copy is put each night; none is made where it is not set, or on another database
 * @param keep how many copies are kept
 */
@ConfigurationProperties("registry.backup")
record BackupSettings(
        @Nullable Path folder, @DefaultValue("7") int keep) {}
