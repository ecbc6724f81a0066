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
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses GraphQL requests that are too large before they are in memory, whether they tell their length or not. */
@Component
class RequestSizeLimit extends OncePerRequestFilter {

    private static final String PROBLEM = """
            {"type":"about:blank","title":"Content Too Large","status":413,"detail":"The request is larger than %d bytes. \
            Send less at once; registers go to the import."}""";

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
        if (told >= 0 && told <= most) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = told > most ? new byte[0] : request.getInputStream().readNBytes(most + 1);
        if (told > most || body.length > most) {
            refuse(response);
        } else {
            chain.doFilter(new Read(request, body), response);
        }
    }

    private void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter().write(PROBLEM.formatted(most));
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
