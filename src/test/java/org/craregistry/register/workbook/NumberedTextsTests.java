package org.craregistry.register.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedTextsTests {

    @ParameterizedTest
    @ValueSource(longs = {0, 60, 100_000, Long.MAX_VALUE})
    void givesEveryTextBackWhereverItIsKept(long mostBytes) throws IOException {
        List<String> texts = texts();
        try (NumberedTexts kept = new NumberedTexts(mostBytes)) {
            texts.forEach(kept::add);

            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                assertThat(kept.get(i)).isEqualTo(texts.get(i));
                order.add(i);
            }
            Collections.shuffle(order, new Random(17));
            order.forEach(i -> assertThat(kept.get(i)).isEqualTo(texts.get(i)));
            assertThat(kept.get(texts.size())).isNull();
            assertThat(kept.get(-1)).isNull();
        }
    }

    @Test
    void givesBackWhatWasAddedAfterReading() throws IOException {
        try (NumberedTexts kept = new NumberedTexts(0)) {
            kept.add("first");
            assertThat(kept.get(0)).isEqualTo("first");
            kept.add("second");
            assertThat(kept.get(1)).isEqualTo("second");
            assertThat(kept.get(0)).isEqualTo("first");
        }
    }

    /** Empty ones, long ones, half characters, which no encoding of characters would bring back. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of("", "plain", "\uD83D", "\uD83D\uDE00", "x".repeat(100_000), ""));
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            texts.add("\u03b1".repeat(random.nextInt(300)) + i);
        }
        return texts;
    }
}
