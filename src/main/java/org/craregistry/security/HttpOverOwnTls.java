package org.craregistry.security;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Http2;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Speaks HTTP/2 where the registry has TLS of its own, so that browsers fetch all files of a page at once. Without TLS no browser asks
 * for it, and it would only be one more way in.
 */
@Component
@ConditionalOnBooleanProperty(name = "server.http2.enabled", matchIfMissing = true)
class HttpOverOwnTls implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        if (Ssl.isEnabled(server.getSsl())) {
            Http2 http2 = new Http2();
            http2.setEnabled(true);
            server.setHttp2(http2);
        }
    }
}
