package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets the embedded database meet a full disk, as the pools of the registry are set. */
class ClosedDatabaseTests {

    private static final int CONNECTIONS = 3;

    /** Whether nothing can be written. */
    private static volatile boolean full;

    @TempDir
    Path folder;

    @BeforeAll
    static void register() {
        FilePath.register(new FullDisk());
    }

    @Test
    void isOpenedAnewOnceThereIsRoomAgain() throws SQLException {
        try (HikariDataSource pool = pool()) {
            write(pool, "CREATE TABLE kept (id INT)");
            write(pool, "INSERT INTO kept VALUES (1)");
            full = true;
            assertThatThrownBy(() -> write(pool, "INSERT INTO kept VALUES (2)"))
                    .satisfies(fault -> assertThat(DiskFull.isBehind(fault)).isTrue());
            full = false;

            int failures = 0;
            while (failures <= CONNECTIONS && !passes(pool)) {
                failures++;
            }
            assertThat(failures).isLessThanOrEqualTo(CONNECTIONS);
            assertThat(count(pool)).isEqualTo(2);
        } finally {
            full = false;
        }
    }

    private HikariDataSource pool() throws SQLException {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl("jdbc:h2:file:full:" + folder.resolve("registry") + ";WRITE_DELAY=0");
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setConnectionTestQuery("SELECT 1");
        settings.setExceptionOverrideClassName(ClosedDatabase.class.getName());
        HikariDataSource pool = new HikariDataSource(settings);
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            all.add(pool.getConnection());
        }
        for (Connection one : all) {
            one.close();
        }
        return pool;
    }

    private static boolean passes(HikariDataSource pool) {
        try {
            write(pool, "INSERT INTO kept VALUES (3)");
            return true;
        } catch (SQLException stillClosed) {
            return false;
        }
    }

    private static void write(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Files of H2 on a disk that can be full; H2 makes them by itself. */
    public static final class FullDisk extends FilePathWrapper {

        public FullDisk() {}

        @Override
        public String getScheme() {
            return "full";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new Guarded(getBase().open(mode));
        }
    }

    private static final class Guarded extends FileBase {

        private final FileChannel file;

        Guarded(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            return file.write(source, position);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            return write(source, position());
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return file.read(target);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public void force(boolean withMetaData) throws IOException {
            file.force(withMetaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
