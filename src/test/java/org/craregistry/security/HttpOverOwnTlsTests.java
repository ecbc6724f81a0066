package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Http2;
import org.springframework.boot.web.server.Ssl;

class HttpOverOwnTlsTests {

    private final TomcatServletWebServerFactory server = new TomcatServletWebServerFactory();

    @Test
    void aRegistryWithTlsSpeaksHttp2() {
        server.setSsl(Ssl.forBundle("own"));
        new HttpOverOwnTls().customize(server);

        assertThat(server.getHttp2()).isNotNull().returns(true, Http2::isEnabled);
    }

    @Test
    void withoutTlsItIsLeftAsItWasSet() {
        new HttpOverOwnTls().customize(server);

        assertThat(server.getHttp2()).isNull();
    }
}
