package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.craregistry.graphql.DocumentSettings.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Which documents are carried out in each mode. */
@ExtendWith(OutputCaptureExtension.class)
class DocumentChoiceTests {

    private static final Path FOLDER = Path.of("src/test/resources/trusted");
    private static final String TRUSTED = "query Edition { law { edition } }";
    private static final String OF_A_PAGE = "{ viewer { account } }";
    private static final String OTHER = "{ law { edition } }";

    @Test
    void carriesOutWhatIsOnTheListInEveryMode() {
        for (Mode mode : Mode.values()) {
            DocumentChoice documents = documents(mode, 10);
            assertThat(documents.find(byText(TRUSTED), null)).isEqualTo(TRUSTED);
            assertThat(documents.find(byText(TRUSTED + "\n"), null)).isEqualTo(TRUSTED + "\n");
            assertThat(documents.find(byText(OF_A_PAGE), null)).isEqualTo(OF_A_PAGE);
            assertThat(documents.find(byId(TRUSTED), null)).isEqualTo(TRUSTED);
            assertThat(documents.find(automatic(null, TrustedDocuments.hash(TRUSTED)), null))
                    .isEqualTo(TRUSTED);
        }
    }

    @Test
    void refusesWhatIsNotOnTheListWhereItIsTold() {
        DocumentChoice documents = documents(Mode.REFUSE, 10);

        assertRefused(documents, byText(OTHER), "DOCUMENT_NOT_TRUSTED");
        assertRefused(documents, byText(TRUSTED + " "), "DOCUMENT_NOT_TRUSTED");
        assertRefused(documents, byId(OTHER), "NOT_FOUND");
        assertRefused(documents, automatic(null, TrustedDocuments.hash(OTHER)), "PERSISTED_QUERY_NOT_SUPPORTED");
        assertRefused(documents, automatic(OTHER, TrustedDocuments.hash(OTHER)), "DOCUMENT_NOT_TRUSTED");
        assertRefused(documents, automatic(null, TrustedDocuments.hash(OTHER)), "PERSISTED_QUERY_NOT_SUPPORTED");
    }

    @Test
    void namesWhatIsNotOnTheListOnceInTheLog(CapturedOutput output) {
        DocumentChoice documents = documents(Mode.LOG, 10);
        String unheard = "{ law { edition } } # " + System.nanoTime();

        documents.find(byText(TRUSTED), "Edition");
        documents.find(byText(unheard), "Spoken");
        documents.find(byText(unheard), "Spoken");
        documents.find(byText(unheard + " "), "forged\nline");

        assertThat(output.getAll().lines().filter(line -> line.contains("Not among the trusted documents")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .endsWith("sha256:" + TrustedDocuments.hash(unheard)
                                        + ", operation Spoken, asked for by anna"),
                        line -> assertThat(line).endsWith(", operation without a name, asked for by anna"));
    }

    @Test
    void remembersWhatClientsSentWithItsHashButNotWithoutEnd() {
        DocumentChoice documents = documents(Mode.OFF, 2);

        assertRefused(documents, automatic(null, TrustedDocuments.hash(OTHER)), "PERSISTED_QUERY_NOT_FOUND");
        documents.find(automatic(OTHER, TrustedDocuments.hash(OTHER)), null);
        assertThat(documents.find(automatic(null, TrustedDocuments.hash(OTHER)), null))
                .isEqualTo(OTHER);

        String tooLong = "{ law { edition } } #" + "x".repeat(20_000);
        assertThat(documents.find(automatic(tooLong, TrustedDocuments.hash(tooLong)), null))
                .isEqualTo(tooLong);
        assertRefused(documents, automatic(null, TrustedDocuments.hash(tooLong)), "PERSISTED_QUERY_NOT_FOUND");
    }

    @Test
    void remembersNothingWhereItIsTold() {
        DocumentChoice documents = documents(Mode.OFF, 0);

        documents.find(automatic(OTHER, TrustedDocuments.hash(OTHER)), null);
        assertRefused(documents, automatic(null, TrustedDocuments.hash(OTHER)), "PERSISTED_QUERY_NOT_SUPPORTED");
    }

    @Test
    void refusesAHashOfAnotherText() {
        assertRefused(documents(Mode.OFF, 10), automatic(OTHER, TrustedDocuments.hash(TRUSTED)), "BAD_REQUEST");
    }

    @Test
    void refusesWhatIsNoHash() {
        assertThatThrownBy(() -> NamedDocument.of(SentRequest.NO_TEXT, Map.of("documentId", "md5:1")))
                .hasMessageStartingWith("There is no document \"md5:1\".");
        assertThatThrownBy(() -> NamedDocument.of(OTHER, Map.of("persistedQuery", Map.of("version", 2))))
                .hasMessageStartingWith("extensions.persistedQuery cannot be read.");
    }

    @Test
    void saysWhichFolderIsNone() {
        DocumentSettings settings = new DocumentSettings(Mode.OFF, Path.of("no-such-folder"), 1);

        assertThatThrownBy(() -> new TrustedDocuments(settings, List.of()))
                .hasMessageContaining("\"no-such-folder\" is no folder");
    }

    private static void assertRefused(DocumentChoice documents, NamedDocument asked, String code) {
        assertThatThrownBy(() -> documents.find(asked, null))
                .isInstanceOfSatisfying(
                        DocumentRefused.class,
                        refused -> assertThat(refused.getExtensions()).containsEntry("code", code));
    }

    private static NamedDocument byText(String text) {
        return NamedDocument.of(text, Map.of());
    }

    private static NamedDocument byId(String text) {
        return NamedDocument.of(SentRequest.NO_TEXT, Map.of("documentId", "sha256:" + TrustedDocuments.hash(text)));
    }

    private static NamedDocument automatic(String text, String hash) {
        return NamedDocument.of(
                text == null ? SentRequest.NO_TEXT : text,
                Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)));
    }

    private static DocumentChoice documents(Mode mode, int remembered) {
        DocumentSettings settings = new DocumentSettings(mode, FOLDER, remembered);
        TrustedDocuments trusted = new TrustedDocuments(settings, List.of(() -> List.of(OF_A_PAGE)));
        return new DocumentChoice(
                trusted, settings, LimitsTests.limits(java.time.Duration.ofSeconds(1)), () -> Optional.of("anna"));
    }
}
