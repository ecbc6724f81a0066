package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OpenedWithRoomTests {

    @Test
    void opensNothingOnAFullDisk() throws SQLException {
        AtomicLong left = new AtomicLong();
        OpenedWithRoom database = new OpenedWithRoom("jdbc:h2:mem:room", left::get);

        assertThatThrownBy(() -> database.getConnection("registry", ""))
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessageContaining("no room on the disk");

        left.set(10_000_000);
        try (Connection opened = database.getConnection("registry", "")) {
            assertThat(opened.isValid(1)).isTrue();
        }
    }
}
