package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportStateTests {

    @ParameterizedTest
    @EnumSource(names = {"DISCARDED", "CANCELLED"})
    void endsForGood(ImportState end) {
        for (ImportState next : ImportState.values()) {
            assertThat(end.mayBecome(next)).as(next.name()).isFalse();
        }
    }

    @Test
    void goesOnAfterAFailureOnlyByAnotherPlan() {
        for (ImportState next : ImportState.values()) {
            assertThat(ImportState.FAILED.mayBecome(next)).as(next.name()).isEqualTo(next == ImportState.PLANNING);
        }
    }

    @Test
    void appliesOnlyWhatIsPlanned() {
        for (ImportState state : ImportState.values()) {
            assertThat(state.mayBecome(ImportState.APPLYING)).as(state.name()).isEqualTo(state == ImportState.PLANNED);
        }
    }

    @Test
    void goesBackToPlanningFromApplying() {
        assertThat(ImportState.APPLYING.mayBecome(ImportState.PLANNING)).isTrue();
    }
}
