package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.craregistry.graphql.BadRequest;
import org.junit.jupiter.api.Test;

class UploadParametersTests {

    @Test
    void takesTheContentTypesOfRegistersWithTheirParameters() {
        assertThat(UploadParameters.mediaType("text/csv; charset=utf-8")).isEqualTo("text/csv");
        assertThat(UploadParameters.mediaType("application/octet-stream")).isEqualTo("application/octet-stream");
        assertThat(UploadParameters.mediaType("text/plain")).isNull();
        assertThat(UploadParameters.mediaType("nonsense")).isNull();
        assertThat(UploadParameters.mediaType(null)).isNull();
    }

    @Test
    void keepsOnlyTheNameOfAFile() {
        assertThat(UploadParameters.fileName("C:\\register\\2026.xlsx")).isEqualTo("2026.xlsx");
        assertThat(UploadParameters.fileName("../../etc/passwd")).isEqualTo("passwd");
        assertThat(UploadParameters.fileName("a\u0000b\u202Ecsv.exe")).isEqualTo("abcsv.exe");
        assertThat(UploadParameters.fileName("x".repeat(300))).hasSize(255);
        assertThat(UploadParameters.fileName("folder/")).isNull();
    }

    @Test
    void splitsMappingsAtTheLastEqualsSign() {
        assertThat(UploadParameters.mapping(new String[] {"a=b=name", "Certificate No.=reference", "Nation="}))
                .containsEntry("a=b", "name")
                .containsEntry("Certificate No.", "reference")
                .containsEntry("Nation", "");
        assertThat(UploadParameters.mapping(null)).isEmpty();
    }

    @Test
    void refusesOneHeaderForTwoFields() {
        assertThatThrownBy(() -> UploadParameters.mapping(new String[] {"A=name", "A=reference"}))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("mapped twice");
    }
}
