package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.craregistry.storage.DatabaseServer.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

class DatabaseServerTests {

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://db/registry, MySQL 8.0.15, 8, 0",
        "jdbc:mysql://db/registry, MySQL 9.7.0, 9, 7",
        "jdbc:mariadb://db/registry, MariaDB 10.6.0, 10, 6",
        "jdbc:mariadb://db/registry, MariaDB 11.4.2, 11, 4",
        "jdbc:h2:file:./data/registry, H2 2.4.240, 2, 4"
    })
    void startsOnServersThatTheRegistryWorksOn(String url, String product, int major, int minor) {
        assertThatCode(() -> DatabaseServer.check(url, product, new Version(major, minor)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://db/registry, MySQL 5.7.44, 5, 7, Use MySQL 8.0 or newer",
        "jdbc:mariadb://db/registry, MariaDB 10.5.29-MariaDB, 10, 5, Use MariaDB 10.6 or newer",
        "jdbc:mysql://db/registry, MySQL 10.11.6-MariaDB, 10, 11, Write jdbc:mariadb: in place of jdbc:mysql:"
    })
    void refusesOthersWithWhatToDo(String url, String product, int major, int minor, String action) {
        assertThatThrownBy(() -> DatabaseServer.check(url, product, new Version(major, minor)))
                .isInstanceOf(UnsuitableDatabase.class)
                .hasMessageContaining(product)
                .satisfies(refused -> assertThat(told(refused)).startsWith(action));
    }

    @Test
    void isSilentAboutOtherFailures() {
        assertThat(analysis(new IllegalStateException("another"))).isNull();
    }

    private static String told(Throwable refused) {
        return analysis(new IllegalStateException("while starting", refused)).getAction();
    }

    private static FailureAnalysis analysis(Throwable failure) {
        return new UnsuitableDatabaseAnalyzer().analyze(failure);
    }
}
