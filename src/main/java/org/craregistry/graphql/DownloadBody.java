package org.craregistry.graphql;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import org.craregistry.storage.TemporaryFile;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * A file that is sent once it is complete on disk: a fault on the way is an error with a status, never a file that only looks
 * complete.
 *
 * @param type the Content-Type
 */
public record DownloadBody(String type, ContentDisposition disposition, CacheControl cache) {

    /**
     * Sends a file, unless the client has the same already.
     *
     * @throws IOException where the disk or the connection fails
     */
    void send(HttpServletRequest request, HttpServletResponse response, TemporaryFile file) throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, cache.getHeaderValue());
        if (new ServletWebRequest(request, response).checkNotModified(file.sha256())) {
            return;
        }
        response.setContentType(type);
        response.setContentLengthLong(file.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            Files.copy(file.path(), response.getOutputStream());
        }
    }
}
