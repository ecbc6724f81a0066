package org.craregistry.register.imports;

import java.time.Duration;
import org.craregistry.register.workbook.ReadLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What imports may cost.
 *
 * @param largestFile the largest file that is accepted
 * @param mostRows the most rows of a file
 * @param keepFiles how long the file of an import is kept once it has ended
 * @param attempts how often work that fails is tried in all
 * @param memory what plans may hold in memory on one node, all together, at least 32 MB; an eighth of the heap where it is not set
 * @param pause how long the registry waits before it tries again; twice as long each further time
 */
@ConfigurationProperties("registry.imports")
record ImportSettings(
        @DefaultValue("100MB") DataSize largestFile,
        @DefaultValue("200000") int mostRows,
        @DefaultValue("30d") Duration keepFiles,
        @DefaultValue("5") int attempts,
        @Nullable DataSize memory,
        @DefaultValue("2s") Duration pause) {

    /** How much of a file is read. */
    ReadLimits limits() {
        return ReadLimits.DEFAULT.withBytes(largestFile.toBytes()).withRows(mostRows);
    }

    long memoryInBytes() {
        return memory == null ? Runtime.getRuntime().maxMemory() / 8 : memory.toBytes();
    }
}
