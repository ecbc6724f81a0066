package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTests {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "64:ff9b::192.0.2.1, 192.0.2.1",
        "64:ff9b::c000:202, 192.0.2.2",
        "64:ff9b:0:1::c000:202, 0064ff9b00000001",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "fe80::1, fe800000000000000000000000000001",
        "fe80::2%eth0, fe800000000000000000000000000002",
        "febf::1, febf0000000000000000000000000001",
        "fec0::1, fec0000000000000",
        "nonsense, nonsense"
    })
    void countsWhatOneClientHas(String address, String counted) {
        assertThat(ClientAddress.counted(address)).isEqualTo(counted);
    }
}
