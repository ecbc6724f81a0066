package org.craregistry.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.graphql.Refused;
import org.craregistry.graphql.UserError.Code;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.plain.StateOfLawAmendment;
import org.craregistry.law.plain.StateOfLawReader;
import org.craregistry.law.plain.StateOfLawWriter;
import org.craregistry.security.Caller;
import org.craregistry.storage.Ids;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is in force, and what can be adopted, also after an upgrade that delivers a newer state of the law. */
class KnownStatesTests {

    private static final Caller ANNA = new Caller(Ids.next(), "anna", true, false, false);
    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
    private static final Map<String, List<Map<String, Object>>> LATER =
            Map.of("dates", List.of(Drafts.moved("CRA_GENERAL_APPLICATION", "2028-12-11")));
    private static final StateOfLaw R0 = delivered();
    private static final StateOfLaw R5 = newer();

    private static StateOfLaw newer() {
        Map<String, Object> plain = new LinkedHashMap<>(StateOfLawWriter.plain(R0));
        plain.putAll(Map.of("id", "R5", "title", "A newer one", "describes", "2027-03-01"));
        return StateOfLawReader.read(plain);
    }

    @Test
    void takesTheDeliveredStateOfTheLatestDayWhereNoneWasAdopted() {
        assertThat(new KnownStates(List.of(R0), List.of(), List.of()).inForce()).isSameAs(R0);
        assertThat(new KnownStates(List.of(R0, R5), List.of(), List.of()).inForce())
                .isSameAs(R5);
    }

    @Test
    void keepsAnAdoptedStateInForceOverANewerDeliveredOne() {
        KnownStates known = new KnownStates(List.of(R0, R5), List.of(adopted(1, "R0", 1)), List.of());

        assertThat(known.inForce().id()).isEqualTo("R0.1");
        assertThat(known.basis()).startsWith("R0.1 / ").matches(".*\\d");
        assertThat(known.askable()).extracting(StateOfLaw::id).containsExactly("R0.1", "R5", "R0");
        assertThat(known.inForceAt(MONDAY.minusMillis(1))).isSameAs(R0);
    }

    @Test
    void letsADeliveredStateBeTakenOverAndNoOlderOne() {
        KnownStates known = new KnownStates(List.of(R0, R5), List.of(adopted(1, "R0", 1)), List.of());

        assertThatCode(() -> known.refuseUnlessAdoptable(draft(2, "R5"))).doesNotThrowAnyException();
        assertThatCode(() -> known.refuseUnlessAdoptable(draft(2, "R0.1"))).doesNotThrowAnyException();
        refuses(known, "R0");
        refuses(new KnownStates(List.of(R0), List.of(adopted(1, "R0", 1)), List.of()), "R0");
        refuses(new KnownStates(List.of(R0, R5), List.of(adopted(1, "R0", 1), adopted(2, "R5", 2)), List.of()), "R5");
    }

    /** A draft keeps its id when it is given another state as its base. */
    @Test
    void refusesADraftOnADeliveredStateThatAMovedOneWasAdoptedOn() {
        StoredStateOfLaw moved = adopted(2, "R0", 2).with("Moved", "R5", LATER);
        KnownStates known = new KnownStates(List.of(R0, R5), List.of(adopted(1, "R0", 1), moved), List.of());

        assertThat(known.inForce().id()).isEqualTo("R0.2");
        assertThat(known.root(known.inForce())).isSameAs(R5);
        refuses(known, "R5");
        assertThatCode(() -> known.refuseUnlessAdoptable(draft(3, "R0.2"))).doesNotThrowAnyException();
    }

    private static void refuses(KnownStates known, String base) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> known.refuseUnlessAdoptable(draft(9, base)))
                .satisfies(refused -> assertThat(refused.errors().get(0).code()).isEqualTo(Code.CONFLICT));
    }

    @Test
    void leavesOutADraftThatCannotBeReadAnyMore() {
        StoredStateOfLaw unreadable = draft(1, "R0").with("Old", "R0", Map.of("forgotten", List.of(Map.of())));

        KnownStates known = new KnownStates(List.of(R0), List.of(unreadable, draft(2, "R0")), List.of());

        assertThat(known.askable()).extracting(StateOfLaw::id).containsExactly("R0", "R0.2");
        assertThat(known.changes()).isEqualTo(2);
    }

    @Test
    void doesNotGoOnWithoutAnAdoptedState() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new KnownStates(List.of(R5), List.of(adopted(1, "R0", 1)), List.of()))
                .withMessageContaining("R0.1 changes R0");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new KnownStates(
                        List.of(StateOfLawAmendment.amend(R0, "R1", "Supposed", true, LATER)), List.of(), List.of()))
                .withMessageContaining("No state of the law is in force");
    }

    private static StoredStateOfLaw draft(int number, String base) {
        String code = base.replaceFirst("[.].*", "") + "." + number;
        return StoredStateOfLaw.drafted(number, code, "A draft", base, LATER, ANNA, MONDAY);
    }

    private static StoredStateOfLaw adopted(int number, String base, int adoption) {
        StoredStateOfLaw draft = draft(number, base);
        return new StoredStateOfLaw(
                draft.id(),
                number,
                draft.code(),
                draft.title(),
                base,
                draft.changes(),
                StateOfLawStatus.ADOPTED,
                1,
                draft.draftedBy(),
                draft.draftedByAccount(),
                MONDAY,
                adoption,
                ANNA.name(),
                MONDAY,
                "It was published.");
    }

    private static StateOfLaw delivered() {
        try (InputStream file = KnownStatesTests.class.getResourceAsStream("/law/state-R0.yaml")) {
            Map<String, Object> plain = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return StateOfLawReader.read(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
