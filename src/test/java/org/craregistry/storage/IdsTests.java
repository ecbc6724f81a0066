package org.craregistry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTests {

    @Test
    void makesIdentifiersOfVersion7() {
        assertThat(Ids.next().version()).isEqualTo(7);
        assertThat(Ids.next()).isNotEqualTo(Ids.next());
    }

    @Test
    void survivesTheWayThroughTheDatabase() {
        UUID id = Ids.next();
        assertThat(Ids.of(Ids.bytes(id))).isEqualTo(id);
        assertThat(Ids.ofNullable(null)).isNull();
    }

    @Test
    void refusesBytesOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ids.of(new byte[15]))
                .withMessageContaining("15");
    }
}
