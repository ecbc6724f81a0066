package org.craregistry.assessment.ahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryAddressTests {

    /** For several products, so that none is named. */
    private static final AttentionEntry ENTRY = EntriesAhead.theCraApplies("a b", 42);

    @ParameterizedTest
    @CsvSource({
        "https://registry.example.com, https://registry.example.com",
        "http://localhost:3000/{portfolio}/dates?product={product}, http://localhost:3000/a+b/dates?product="
    })
    void leadsToWhereTheConfigurationSays(String address, String link) {
        assertThat(new RegistryAddress(address).of(ENTRY)).isEqualTo(link);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void leadsNowhereWhereTheConfigurationSaysNothing(String address) {
        assertThat(new RegistryAddress(address).of(ENTRY)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry.example.com", "javascript:alert(1)", "/portfolios"})
    void refusesWhatIsNoAddressOfWebPages(String address) {
        assertThatThrownBy(() -> new RegistryAddress(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("registry.address");
    }
}
