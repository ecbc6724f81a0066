package org.craregistry.graphql;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses GraphQL requests that are too large before they are in memory, whether they tell their length or not, and empty ones. */
@Component
class RequestSizeLimit extends OncePerRequestFilter {

    private static final String TOO_LARGE =
            "The request is larger than %d bytes. Send less at once; registers go to the import.";
    private static final String NULL =
            "The body is null. Send an object with the fields query and, where they are needed, variables and operationName.";

    private final String path;
    private final int most;

    RequestSizeLimit(GraphQlProperties graphql, GraphQlLimits limits) {
        path = graphql.getHttp().getPath();
        most = Math.toIntExact(limits.requestSize().toBytes());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().equals(path);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long told = request.getContentLengthLong();
        byte[] body = told > most ? new byte[0] : request.getInputStream().readNBytes(most + 1);
        if (told > most || body.length > most) {
            HttpProblems.write(response, HttpStatus.CONTENT_TOO_LARGE, TOO_LARGE.formatted(most));
        } else if (isNull(body)) {
            HttpProblems.write(response, HttpStatus.BAD_REQUEST, NULL);
        } else {
            chain.doFilter(new Read(request, body), response);
        }
    }

    /** Nothing else that is JSON begins like it. */
    private static boolean isNull(byte[] body) {
        int start = 0;
        while (start < body.length && body[start] <= ' ' && body[start] > 0) {
            start++;
        }
        return start < body.length && body[start] == 'n';
    }

    /** A request whose body is in memory already. */
    private static final class Read extends HttpServletRequestWrapper {

        private final ByteArrayInputStream body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() {
                    return body.read();
                }

                @Override
                public int read(byte[] buffer, int offset, int length) {
                    return body.read(buffer, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return body.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("The body is read already");
                }
            };
        }
    }
}
