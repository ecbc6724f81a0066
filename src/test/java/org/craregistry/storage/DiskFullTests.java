package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DiskFullTests {

    @Test
    void knowsFullDisksOfTheRegistryAndOfDatabases() {
        IOException full = new IOException("No space left on device");

        assertThat(DiskFull.isBehind(new UncheckedIOException(full))).isTrue();
        assertThat(DiskFull.isBehind(new IllegalStateException(new IOException("Disk quota exceeded"))))
                .isTrue();
        assertThat(DiskFull.isBehind(new SQLException("General error", "HY000", 50000, full)))
                .isTrue();
        assertThat(DiskFull.isBehind(new SQLException("The table is full", "HY000", 1114)))
                .isTrue();
        assertThat(DiskFull.isBehind(new IOException("Broken pipe"))).isFalse();
        assertThat(DiskFull.isBehind(new SQLException("Deadlock found", "40001", 1213)))
                .isFalse();
        assertThat(DiskFull.isBehind(null)).isFalse();
    }

    @Test
    void comesToAnEndWhereCausesGoRoundInCircles() {
        Exception one = new Exception("one");
        Exception other = new Exception("other", one);
        one.initCause(other);

        assertThat(DiskFull.isBehind(one)).isFalse();
        assertThat(DatabaseAway.isBehind(one)).isFalse();
    }
}
