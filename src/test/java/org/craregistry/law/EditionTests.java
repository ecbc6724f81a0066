package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kept answers are computed again where the edition of the rules is another: it must not be forgotten, and not be raised for nothing. */
class EditionTests {

    private static final Path APPROVED = Path.of("src/test/resources/law/edition.txt");

    private static final LawFingerprint BEFORE = edition("7", Map.of("CRA Article 2", "a", "an example", "b"));

    @Test
    void theLawIsAsItIsApprovedForItsEdition() throws IOException {
        LawFingerprint taken = LawFingerprint.taken();

        assertThat(taken.refusalAfter(approved()).orElse("")).isEmpty();
        if (Boolean.getBoolean("edition.approve")) {
            Files.write(APPROVED, taken.lines());
        }
        assertThat(taken)
                .as("Write the fingerprint of the new edition, or of the new examples, with: " + LawFingerprint.COMMAND)
                .isEqualTo(approved());
    }

    @Test
    void whatChangesDemandsAnotherEdition() {
        Map<String, String> changed = Map.of("CRA Article 2", "a", "an example", "c");

        assertThat(edition("7", changed).refusalAfter(BEFORE))
                .hasValue(
                        "The law has changed and its edition has not: an example. Answers that are kept would stay as they"
                                + " were: raise Law.EDITION above \"7\", then write the new fingerprint with:"
                                + " ./mvnw test -Dtest=EditionTests -Dedition.approve=true");
        assertThat(edition("8", changed).refusalAfter(BEFORE)).isEmpty();
    }

    @Test
    void anotherEditionDemandsAChange() {
        assertThat(edition("8", BEFORE.parts()).refusalAfter(BEFORE))
                .hasValue(
                        "Law.EDITION is \"8\", and all is as approved for edition \"7\": set it back, or, where the same facts"
                                + " do get another answer, add an example that gets it; then write the new fingerprint with:"
                                + " ./mvnw test -Dtest=EditionTests -Dedition.approve=true");
        assertThat(BEFORE.refusalAfter(BEFORE)).isEmpty();
    }

    @Test
    void anotherExampleIsNoOtherAnswer() {
        assertThat(edition("7", Map.of("CRA Article 2", "a", "another", "c")).refusalAfter(BEFORE))
                .isEmpty();
    }

    private static LawFingerprint edition(String edition, Map<String, String> parts) {
        return new LawFingerprint(edition, parts);
    }

    private static LawFingerprint approved() throws IOException {
        return LawFingerprint.read(Files.readAllLines(APPROVED));
    }
}
