package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.graphql.UserError;
import org.craregistry.law.Facts;
import org.craregistry.law.Nature;
import org.craregistry.law.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductDraftTests {

    private static final ProductState BEFORE = new ProductState(
            new Identity("R-1", "2.0", "Router", "A router", null, null, "Ada", null, null),
            Facts.of(Map.of("nature", "HARDWARE", "unionMarket", true)));

    @Test
    void leavesUnchangedWhatIsAbsentAndClearsWhatIsNull() {
        Map<String, Object> told = new HashMap<>();
        told.put("responsible", null);
        told.put("unionMarket", null);
        told.put("dataConnection", true);
        ProductState after = ProductDraft.amending(BEFORE, told).state();
        assertThat(after.identity().responsible()).isNull();
        assertThat(after.identity().description()).isEqualTo("A router");
        assertThat(after.facts().get(Vocabulary.UNION_MARKET)).isNull();
        assertThat(after.facts().get(Vocabulary.DATA_CONNECTION)).isTrue();
        assertThat(after.facts().get(Vocabulary.NATURE)).isEqualTo(Nature.HARDWARE);
    }

    @Test
    void trimsTextsAndTakesBlankOnesForNone() {
        ProductState after = ProductDraft.amending(
                        BEFORE, Map.of("name", "  Modem ", "description", "  ", "responsible", "\u200B"))
                .state();
        assertThat(after.identity().name()).isEqualTo("Modem");
        assertThat(after.identity().description()).isNull();
        assertThat(after.identity().responsible()).isNull();
    }

    @Test
    void reportsEveryErrorAtOnceWithItsPath() {
        Map<String, Object> told = new HashMap<>();
        told.put("name", " ");
        told.put("version", "x".repeat(501));
        told.put("chipAvaVan", 9);
        told.put("placedOnMarketOn", "31.02.2029");
        List<UserError> errors = ProductDraft.amending(BEFORE, told).errors();
        assertThat(errors)
                .extracting(error -> String.join(".", error.path()))
                .containsExactly("version", "name", "facts.placedOnMarketOn", "facts.chipAvaVan");
        assertThat(errors).extracting(UserError::code).contains(UserError.Code.REQUIRED, UserError.Code.INVALID);
        assertThat(errors).allSatisfy(error -> assertThat(error.message()).endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "ftp://example.org/",
                "www.example.org",
                "https:///x",
                "data:text/html,x",
                "https://a b"
            })
    void refusesAWebsiteThatIsNoAddress(String website) {
        assertThat(ProductDraft.amending(BEFORE, Map.of("website", website)).errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.path()).containsExactly("website");
                    assertThat(error.message()).contains(website, "begins with https:// or http://");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/files/Security Target v1.2.pdf",
                "http://example.org/100% of it",
                "https://example.org/[a]?b={c}",
                "https://example.org/größer",
                "https://münchen.example/über uns",
                "HTTPS://Example.org/"
            })
    void takesAWebsiteAsPeopleCopyIt(String website) {
        assertThat(ProductDraft.amending(BEFORE, Map.of("website", website)).errors())
                .isEmpty();
    }

    @Test
    void leavesAWebsiteAloneThatWasNoAddressBefore() {
        ProductState before = new ProductState(
                new Identity("R-1", "", "Router", null, null, null, null, null, "javascript:alert(1)"), Facts.none());

        assertThat(ProductDraft.amending(before, Map.of("name", "Modem")).errors())
                .isEmpty();
        assertThat(ProductDraft.amending(before, Map.of("website", "javascript:alert(1)"))
                        .errors())
                .isEmpty();
        assertThat(ProductDraft.amending(before, Map.of("website", "")).errors())
                .isEmpty();
        assertThat(ProductDraft.amending(before, Map.of("website", "http://example.org/a"))
                        .errors())
                .isEmpty();
        assertThat(ProductDraft.amending(before, Map.of("website", "javascript:alert(2)"))
                        .errors())
                .hasSize(1);
    }

    @Test
    void refusesANewProductWithoutReferenceAndName() {
        assertThat(ProductDraft.of(Map.of()).errors())
                .extracting(UserError::code)
                .containsExactly(UserError.Code.REQUIRED, UserError.Code.REQUIRED);
    }

    @Test
    void tellsEachFieldThatDiffers() {
        ProductState after = ProductDraft.amending(BEFORE, Map.of("name", "Modem", "nature", "SOFTWARE"))
                .state();
        assertThat(BEFORE.changesTo(after))
                .hasSize(2)
                .satisfiesExactly(
                        name -> {
                            assertThat(name.field()).isEqualTo("name");
                            assertThat(name.old()).isEqualTo("Router");
                            assertThat(name.now()).isEqualTo("Modem");
                        },
                        nature -> {
                            assertThat(nature.field()).isEqualTo("nature");
                            assertThat(nature.old()).isEqualTo("HARDWARE");
                            assertThat(nature.now()).isEqualTo("SOFTWARE");
                        });
        assertThat(BEFORE.changesTo(BEFORE)).isEmpty();
    }

    @Test
    void protectsASignedDecisionOnTheCoreFunctionality() {
        ProductState signed = ProductDraft.amending(BEFORE, Map.of("coreFunctionality", "CRA-III-I-12"))
                .state();
        ProductState other = ProductDraft.amending(signed, Map.of("coreFunctionality", "NONE"))
                .state();
        assertThat(Amendment.refusal(true, signed, other))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains("signed").doesNotContain("CRA-III-I-12"));
        assertThat(Amendment.refusal(true, signed, signed)).isEmpty();
        assertThat(Amendment.refusal(false, signed, other)).isEmpty();
    }
}
