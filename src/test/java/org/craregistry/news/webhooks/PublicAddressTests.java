package org.craregistry.news.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.255.255",
                "2606:4700::1111",
                "2001:4860::1"
            })
    void knowsTheOpenInternet(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.0.3",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "ff02::1",
                "2002:a00:1::",
                "2001:db8::1",
                "2001:0:a00:1::"
            })
    void knowsWhatIsClosed(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void leadsNowhereWhereANameLeadsToThisMachine() throws UnknownHostException {
        assertThatThrownBy(() -> new PublicResolver(false).resolve("localhost"))
                .isInstanceOf(PublicResolver.NotPublic.class);
        assertThatThrownBy(() -> new PublicResolver(false).resolve("127.0.0.1"))
                .isInstanceOf(PublicResolver.NotPublic.class);
        assertThat(new PublicResolver(true).resolve("localhost")).isNotEmpty();
    }
}
