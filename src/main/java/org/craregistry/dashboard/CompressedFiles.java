package org.craregistry.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Compresses each file once and keeps it, where the browser takes it so: files that never change are not compressed and read from the
 * jar with every request. There are some hundred of them, of a few kilobytes.
 */
final class CompressedFiles extends AbstractResourceResolver {

    private static final String METHOD = "gzip";

    private final Map<String, Compressed> kept = new ConcurrentHashMap<>();

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Resource file = chain.resolveResource(request, path, locations);
        return file == null || request == null || !takes(request)
                ? file
                : kept.computeIfAbsent(addressOf(file), absent -> Compressed.of(file));
    }

    /** Whatever it was asked for by: nothing is kept twice. */
    private static String addressOf(Resource file) {
        try {
            return file.getURL().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected @Nullable String resolveUrlPathInternal(
            String path, List<? extends Resource> locations, ResourceResolverChain chain) {
        return chain.resolveUrlPath(path, locations);
    }

    private static boolean takes(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains(METHOD);
    }

    /** A file in the form in which it is sent. */
    private static final class Compressed extends ByteArrayResource implements HttpResource {

        private final @Nullable String name;

        private Compressed(@Nullable String name, byte[] content) {
            super(content);
            this.name = name;
        }

        static Compressed of(Resource file) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream zipped = new GZIPOutputStream(bytes) {
                {
                    def.setLevel(Deflater.BEST_COMPRESSION);
                }
            }) {
                zipped.write(file.getContentAsByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Compressed(file.getFilename(), bytes.toByteArray());
        }

        /** Tells the type. */
        @Override
        public @Nullable String getFilename() {
            return name;
        }

        @Override
        public HttpHeaders getResponseHeaders() {
            HttpHeaders headers = new HttpHeaders();
            headers.set(HttpHeaders.CONTENT_ENCODING, METHOD);
            headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            return headers;
        }
    }
}
