package org.craregistry.graphql;

import java.io.IOException;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Answers with problem documents what Tomcat refuses before any filter sees it; its own answer is a page. */
@Component
class UnreadableRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRequests.class);
    private static final String UNREADABLE =
            "The request cannot be read. Write special characters of the address as % and two digits, and send fewer"
                    + " and well-formed headers.";
    private static final String NOT_DONE = "The registry cannot do this with the request.";

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addContextCustomizers(context -> {
            StandardHost host = (StandardHost) context.getParent();
            // None beside this one, which would come first.
            host.setErrorReportValveClass("");
            host.getPipeline().addValve(new Telling());
        });
    }

    private static final class Telling extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            if (response.getStatus() < HttpStatus.BAD_REQUEST.value()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            HttpStatus status = Objects.requireNonNullElse(
                    HttpStatus.resolve(response.getStatus()), HttpStatus.INTERNAL_SERVER_ERROR);
            try {
                HttpProblems.write(response, status, sentence(status));
                response.finishResponse();
            } catch (IOException gone) {
                LOG.debug("A client has gone before it was told", gone);
            }
        }

        private static String sentence(HttpStatus status) {
            return switch (status) {
                case BAD_REQUEST -> UNREADABLE;
                case INTERNAL_SERVER_ERROR, SERVICE_UNAVAILABLE -> ErrorPage.FAULT;
                default -> NOT_DONE;
            };
        }
    }
}
