package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.craregistry.graphql.BadRequest;
import org.craregistry.register.ReadSettings.OtherSheet;
import org.craregistry.register.SheetKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "text/csv; charset=windows-1250, windows-1250",
        "text/csv; charset=\"iso-8859-2\", ISO-8859-2",
        "text/csv; charset=UTF-8,",
        "text/csv; charset=iso-8859-1,",
        "text/csv,",
        "application/octet-stream,"
    })
    void takesTheEncodingThatTheContentTypeNames(String contentType, String encoding) {
        assertThat(UploadParameters.settings(Map.of(), contentType).encoding()).isEqualTo(encoding);
        assertThat(UploadParameters.settings(Map.of("encoding", new String[] {"IBM850"}), contentType)
                        .encoding())
                .isEqualTo("IBM850");
    }

    @Test
    void splitsMappingsAtTheLastEqualsSign() {
        assertThat(UploadParameters.settings(
                                Map.of("map", new String[] {"a=b=name", "Certificate No.=reference", "Nation="}), null)
                        .headers())
                .containsEntry("a=b", "name")
                .containsEntry("Certificate No.", "reference")
                .containsEntry("Nation", "");
        assertThat(UploadParameters.settings(Map.of(), null).headers()).isEmpty();
    }

    @Test
    void takesWhatOtherSheetsHoldWithTheRowOfTheirHeader() {
        assertThat(UploadParameters.settings(
                                Map.of("otherSheet", new String[] {"EUCC=2027=Certificates:7", "Prüfungen=annex i"}),
                                null)
                        .otherSheets())
                .containsExactly(
                        new OtherSheet("EUCC=2027", SheetKind.CERTIFICATES, 7),
                        new OtherSheet("Prüfungen", SheetKind.ANNEX_I, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A=Certs                          | "Certs" is no sheet of the register
            A=Certificates:x                 | otherSheet: "x" is no number of a row
            A=Certificates:0                 | otherSheet: 0 is no row
            A=Products                       | the sheet with the products is named by "sheet"
            A=Certificates,a=Declarations    | is named twice
            A=Certificates,B=Certificates    | is named twice
            """)
    void refusesWhatNoOtherSheetCanBe(String said, String sentence) {
        assertThatThrownBy(() -> UploadParameters.settings(Map.of("otherSheet", said.split(",")), null))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void refusesOneHeaderForTwoFields() {
        assertThatThrownBy(() -> UploadParameters.settings(Map.of("map", new String[] {"A=name", "A=reference"}), null))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("mapped twice");
    }
}
