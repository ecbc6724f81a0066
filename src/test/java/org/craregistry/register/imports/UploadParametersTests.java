package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.craregistry.graphql.BadRequest;
import org.junit.jupiter.api.Test;

class UploadParametersTests {

    @Test
    void takesTheContentTypesOfRegistersWithTheirParameters() {
        assertThat(UploadParameters.mediaType("text/csv; charset=utf-8")).isEqualTo("text/csv");
        assertThat(UploadParameters.mediaType("application/octet-stream")).isEqualTo("application/octet-stream");
        assertThat(UploadParameters.mediaType("application/vnd.ms-excel")).isEqualTo("application/vnd.ms-excel");
        assertThat(UploadParameters.mediaType("text/plain")).isNull();
        assertThat(UploadParameters.mediaType("nonsense")).isNull();
        assertThat(UploadParameters.mediaType(null)).isNull();
    }

    @Test
    void splitsMappingsAtTheLastEqualsSign() {
        assertThat(UploadParameters.settings(
                                Map.of("map", new String[] {"a=b=name", "Certificate No.=reference", "Nation="}))
                        .headers())
                .containsEntry("a=b", "name")
                .containsEntry("Certificate No.", "reference")
                .containsEntry("Nation", "");
        assertThat(UploadParameters.settings(Map.of()).headers()).isEmpty();
    }

    @Test
    void refusesOneHeaderForTwoFields() {
        assertThatThrownBy(() -> UploadParameters.settings(Map.of("map", new String[] {"A=name", "A=reference"})))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("mapped twice");
    }
}
