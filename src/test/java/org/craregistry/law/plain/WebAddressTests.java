package org.craregistry.law.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebAddressTests {

    @ParameterizedTest
    @CsvSource({
        "https://example.com/a?b=1#c, https://example.com/a?b=1#c",
        "https://example.com/a%20b, https://example.com/a%20b",
        "https://example.com/a b|c, https://example.com/a%20b%7Cc",
        "https://example.com/100%, https://example.com/100%25",
        "https://example.com/caf\u00E9 1, https://example.com/caf%C3%A9%201",
        "https://m\u00FCller.example/\u00FC, https://xn--mller-kva.example/%C3%BC",
        "https://m\u00FCller.example:8443/ x, https://xn--mller-kva.example:8443/%20x",
        "example.com/a b,",
        "ftp://example.com/a b,",
        "https://.example.com/a b,",
        "https:///a b,"
    })
    void readsAnAddressAsItIsTyped(String typed, String address) {
        assertThat(WebAddress.findAsTyped(typed).map(Object::toString).orElse(null))
                .isEqualTo(address);
    }
}
