package org.craregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceResolverChain;

class CompressedFilesTests {

    private static final Resource FOLDER = new ClassPathResource("/dashboard/");
    private static final Resource FILE = new ClassPathResource("/dashboard/early.js");

    /** What would be sent without compression. */
    private static final ResourceResolverChain AS_IT_IS = new ResourceResolverChain() {
        @Override
        public Resource resolveResource(
                @Nullable HttpServletRequest request, String path, List<? extends Resource> locations) {
            return FILE;
        }

        @Override
        public String resolveUrlPath(String path, List<? extends Resource> locations) {
            return path;
        }
    };

    private final CompressedFiles files = new CompressedFiles();

    @Test
    void compressesAFileOnceForWhoeverTakesItSo() throws IOException {
        Resource sent = sent("gzip, deflate, br");

        assertThat(new GZIPInputStream(sent.getInputStream()).readAllBytes()).isEqualTo(FILE.getContentAsByteArray());
        assertThat(sent.getFilename()).isEqualTo("early.js");
        assertThat(((HttpResource) sent).getResponseHeaders().getFirst(HttpHeaders.CONTENT_ENCODING))
                .isEqualTo("gzip");
        assertThat(sent("gzip")).isSameAs(sent);
    }

    @Test
    void sendsItAsItIsToOthers() throws IOException {
        assertThat(sent(null).getContentAsByteArray()).isEqualTo(FILE.getContentAsByteArray());
    }

    private Resource sent(@Nullable String accepted) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (accepted != null) {
            request.addHeader(HttpHeaders.ACCEPT_ENCODING, accepted);
        }
        return Objects.requireNonNull(files.resolveResource(request, "early.js", List.of(FOLDER), AS_IT_IS));
    }
}
