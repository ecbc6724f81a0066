package org.craregistry.register;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.craregistry.storage.Sha256;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Sends a file that is complete on disk before its first byte is sent: a fault on the way is an error with a status, never a file that
 * only looks complete.
 *
 * @param type its media type
 * @param name what it is called
 * @param content what writes its bytes
 */
public record Download(String type, String name, Content content) {

    /** The media type of workbooks. */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** What writes the bytes of a file. */
    public interface Content {

        void into(OutputStream out) throws IOException;
    }

    /** Answers a request. */
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Path file = Files.createTempFile("cra-registry-", ".export");
        try {
            MessageDigest hash = Sha256.begin();
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), hash)) {
                content.into(out);
            }
            if (new ServletWebRequest(request, response).checkNotModified("\"" + Sha256.hex(hash) + "\"")) {
                return;
            }
            response.setContentType(type);
            response.setContentLengthLong(Files.size(file));
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(name).build().toString());
            if (!HttpMethod.HEAD.matches(request.getMethod())) {
                Files.copy(file, response.getOutputStream());
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
