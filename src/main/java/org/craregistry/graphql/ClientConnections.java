package org.craregistry.graphql;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets requests know the connection that they came over: servlets are not told when a client goes that sends nothing. */
@Component
class ClientConnections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addContextValves(new Telling());
    }

    private static final class Telling extends ValveBase {

        Telling() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            ClientConnection connection = new ClientConnection(() -> isClosed(request.getCoyoteRequest()));
            request.setAttribute(ClientConnection.ATTRIBUTE, connection);
            Runnable leaving = () -> {
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
                // It counts as an error, of which the answer is written already.
                response.setErrorReported();
            };
            request.setAttribute(AddressLimit.LEAVES_REST_UNREAD, leaving);
            try {
                getNext().invoke(request, response);
            } finally {
                connection.end();
            }
        }

        /**
         * Whether the client has closed its connection, or has said that it sends nothing more, which is taken for the same. Tomcat reads
         * what has arrived, waiting for nothing, and tells of the end as of one byte, each time that it reads. The first byte of a next
         * request that was sent ahead is there without reading, or is told of once.
         */
        private static boolean isClosed(org.apache.coyote.Request request) {
            return available(request, true) == 1 && available(request, false) == 0 && available(request, true) == 1;
        }

        private static int available(org.apache.coyote.Request request, boolean reading) {
            request.action(ActionCode.AVAILABLE, reading);
            return request.getAvailable();
        }
    }
}
