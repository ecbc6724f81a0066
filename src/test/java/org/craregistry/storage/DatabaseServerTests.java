package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.craregistry.storage.DatabaseServer.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.StandardEnvironment;

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
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(product)
                .satisfies(refused -> assertThat(told(refused)).startsWith(action));
    }

    @Test
    void isSilentAboutOtherFailures() {
        assertThat(analysis(new IllegalStateException("another"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "28000, 1045, does not let registry in, Correct DB_USER and DB_PASSWORD",
        "42000, 1049, There is no database at jdbc:mysql://db/registry., Create it",
        "42000, 1044, There is no database at jdbc:mysql://db/registry that registry may use., Create it",
        "90020, 90020, Another registry uses, Stop it",
        "08S01, 0, cannot be reached, Start it or correct DB_URL; the cause is: hidden below"
    })
    void saysWhatToSetWhereTheDatabaseCannotBeReached(String state, int code, String met, String action) {
        SQLException thrown =
                new SQLException("Communications link failure", state, code, new IOException("hidden below"));
        SQLException byThePool = new SQLTransientConnectionException("not available", "08001", 0, thrown);
        StartRefused refused =
                UnreachableDatabase.because("jdbc:mysql://db/registry?password=secret", "registry", byThePool);

        assertThat(refused).hasMessageContaining(met).hasMessageContaining("jdbc:mysql://db/registry");
        assertThat(told(refused)).startsWith(action);
        assertThat(refused.getMessage() + refused.action()).doesNotContain("secret");
    }

    @Test
    void saysWhichVariableIsMissing() {
        StandardEnvironment empty = new StandardEnvironment();
        assertThatThrownBy(() -> empty.resolveRequiredPlaceholders("${DB_URL}"))
                .satisfies(missing -> assertThat(new MissingVariableAnalyzer()
                                .analyze(new IllegalStateException("while starting", missing)))
                        .satisfies(told -> assertThat(told.getDescription()).contains("needs DB_URL, which is not set"))
                        .satisfies(told -> assertThat(told.getAction()).startsWith("Set DB_URL, such as")));
    }

    @Test
    void saysWhichPortIsTaken() {
        FailureAnalysis told = new PortTakenAnalyzer().analyze(new PortInUseException(8080));
        assertThat(told.getDescription()).contains("port 8080");
        assertThat(told.getAction()).contains("SERVER_PORT");
    }

    private static String told(Throwable refused) {
        return analysis(new IllegalStateException("while starting", refused)).getAction();
    }

    private static FailureAnalysis analysis(Throwable failure) {
        return new StartRefusedAnalyzer().analyze(failure);
    }
}
