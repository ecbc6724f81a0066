package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdTests {

    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @ParameterizedTest
    @EnumSource
    void survivesTheWayToTheClientAndBack(NodeId.Kind kind) {
        assertThat(NodeId.parse(NodeId.of(kind, ID))).isEqualTo(new NodeId(kind, ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "1", "cHJvZHVjdA", "01890a5d-ac96-774b-bcce-b302099a8057", "eAGJCl2slndLvM6zAgmagFc"})
    void refusesWhatIsNoIdWithASentence(String text) {
        assertThatExceptionOfType(BadRequest.class)
                .isThrownBy(() -> NodeId.parse(text))
                .withMessageContaining("is not an id of this API");
    }

    /** Caches of clients take the id for the key of an object. */
    @Test
    void hasOneTextForEachObject() {
        String id = NodeId.of(NodeId.Kind.PRODUCT, ID);
        String alike = id.substring(0, id.length() - 1) + (char) (id.charAt(id.length() - 1) + 1);

        assertThat(Base64.getUrlDecoder().decode(alike))
                .isEqualTo(Base64.getUrlDecoder().decode(id));
        assertThat(NodeId.find(alike)).isEmpty();
        assertThat(NodeId.find(id + "=")).isEmpty();
        assertThat(NodeId.find(NodeId.of(NodeId.Kind.REQUIREMENT_STANDING, ID, 3)))
                .contains(new NodeId(NodeId.Kind.REQUIREMENT_STANDING, ID, 3));
    }

    @Test
    void doesNotTakeAnIdOfOneKindForAnother() {
        String portfolio = NodeId.of(NodeId.Kind.PORTFOLIO, ID);
        assertThat(NodeId.find(NodeId.Kind.PRODUCT, portfolio)).isEmpty();
        assertThat(NodeId.find(NodeId.Kind.PORTFOLIO, portfolio)).contains(ID);
    }
}
