package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Ruling 17: while questions are open, each answer is the one that all completions share, and open only where they differ;
 * none is contradicted by a completion. Tried on products made up by chance, always the same ones.
 */
class SharedAnswersTests {

    private static final int PRODUCTS = Answers.tried(1200);

    private static final int FILINGS = Answers.tried(300);

    @Test
    void everyAnswerIsTheOneThatAllCompletionsShare() {
        OpenProducts products = new OpenProducts(17);

        assertThat(IntStream.range(0, PRODUCTS).mapToObj(i -> products.faultsOfNext()))
                .allSatisfy(faults -> assertThat(faults).isEmpty());
    }

    @Test
    void everyAnswerIsTheOneThatAllWaysToFillTheEvidenceShare() {
        OpenProducts products = new OpenProducts(18);

        assertThat(IntStream.range(0, FILINGS).mapToObj(i -> products.faultsOfNextFiling()))
                .allSatisfy(faults -> assertThat(faults).isEmpty());
    }
}
