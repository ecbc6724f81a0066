package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ImportMemoryTests {

    private static final long LARGE_FILE = 34_600_000;

    @Test
    void letsOneLargeFileInAtATimeWhereThereIsLittle() {
        ImportMemory memory = of(32);

        ImportMemory.Share first = memory.take(LARGE_FILE, 0).orElseThrow();
        assertThat(memory.take(LARGE_FILE, 0)).isEmpty();
        assertThat(memory.take(1, 0)).isEmpty();

        first.close();
        assertThat(memory.take(LARGE_FILE, 0)).isPresent();
    }

    @Test
    void letsManySmallFilesInBesideEachOther() {
        ImportMemory memory = of(64);
        List<ImportMemory.Share> taken = new ArrayList<>();

        Optional<ImportMemory.Share> next = memory.take(10_000, 0);
        while (next.isPresent()) {
            taken.add(next.get());
            next = memory.take(10_000, 0);
        }

        assertThat(taken).hasSizeGreaterThan(50);
        taken.forEach(ImportMemory.Share::close);
        assertThat(memory.takeAll()).isPresent();
    }

    @Test
    void letsNoFileHaveAllOfMuch() {
        ImportMemory memory = of(1024);

        assertThat(memory.take(Long.MAX_VALUE / 100, 0).orElseThrow().forTexts())
                .isEqualTo(64L << 20);
        assertThat(memory.take(LARGE_FILE, 0)).isPresent();
        assertThat(memory.takeAll()).isEmpty();
    }

    @Test
    void hasRoomForALargeFileHoweverLittleIsSet() {
        assertThat(of(1).take(LARGE_FILE, 0)).isPresent();
    }

    private static ImportMemory of(long megabytes) {
        return new ImportMemory(new ImportSettings(
                DataSize.ofMegabytes(100),
                200_000,
                Duration.ofDays(30),
                5,
                DataSize.ofMegabytes(megabytes),
                Duration.ofSeconds(1)));
    }
}
