package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import org.craregistry.storage.TemporaryFile;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.ErrorResponseException;

class UploadBodyTests {

    @Test
    void takesAFileOfTheLargestSizeAndHashesIt() throws IOException {
        try (TemporaryFile file = UploadBody.read(request("abc", false), 3, "Send less.")) {
            assertThat(Files.readString(file.path())).isEqualTo("abc");
            assertThat(file.size()).isEqualTo(3);
            assertThat(file.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        }
    }

    @Test
    void refusesALargerOneWhetherItTellsItsSizeOrNot() {
        for (boolean tells : new boolean[] {true, false}) {
            assertThatThrownBy(() -> UploadBody.read(request("abcd", tells), 3, "Send less."))
                    .isInstanceOfSatisfying(ErrorResponseException.class, refused -> {
                        assertThat(refused.getStatusCode().value()).isEqualTo(413);
                        assertThat(refused.getBody().getDetail()).contains("larger than 3 bytes", "Send less.");
                    });
        }
    }

    @Test
    void refusesOneThatIsShorterThanItTells() {
        MockHttpServletRequest request = new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return 5;
            }
        };
        request.setContent("abcd".getBytes());

        assertThatThrownBy(() -> UploadBody.read(request, 9, "Send less."))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("broke off");
    }

    private static MockHttpServletRequest request(String body, boolean tellsItsSize) {
        MockHttpServletRequest request = new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return tellsItsSize ? super.getContentLengthLong() : -1;
            }
        };
        request.setContent(body.getBytes());
        return request;
    }
}
