package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class QueryParametersTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void refusesWhatTheAddressDoesNotHave() {
        request.addParameter("knownOn", "2026-11-30");

        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> QueryParameters.only(request, "filter", "asOf"))
                .withMessage("\"knownOn\" is no parameter of this address; accepted: filter, asOf.");
    }

    /** Only the first would be looked at, whatever the others say. */
    @Test
    void refusesWhatIsSaidTwiceWhereOneCanBeMeant() {
        request.addParameter("kind", "OTHER", "SBOM");

        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> QueryParameters.only(request, "kind"))
                .withMessage("kind: it is given 2 times; give it once.");
        assertThatNoException().isThrownBy(() -> QueryParameters.only(request, Set.of("kind"), "kind"));
    }
}
