package org.craregistry.register.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.craregistry.register.Problem;
import org.craregistry.register.RegisterHeader;
import org.craregistry.register.RegisterRow;
import org.craregistry.register.RegisterSink;
import org.craregistry.register.SheetKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read ahead comes as it was read, and neither side waits for one that has gone. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReadAheadTests {

    private static final RegisterHeader HEADER =
            new RegisterHeader("Products", false, 1, List.of(), List.of(), List.of());
    private static final Problem NOTE = new Problem(Problem.Severity.WARNING, "N", "Products", null, null, null, "so");

    /** Keeps what it takes. */
    private static class Kept implements RegisterSink {

        final List<Object> taken = new ArrayList<>();
        final Thread thread = Thread.currentThread();

        private void keep(Object event) {
            assertThat(Thread.currentThread()).isSameAs(thread);
            taken.add(event);
        }

        @Override
        public void expect(int rows) {
            keep(rows);
        }

        @Override
        public void exportedAt(Instant at) {
            keep(at);
        }

        @Override
        public void header(SheetKind sheet, RegisterHeader header) {
            keep(header);
        }

        @Override
        public void row(RegisterRow row) {
            keep(row.row());
        }

        @Override
        public void note(Problem problem) {
            keep(problem);
        }
    }

    private static RegisterRow row(int number) {
        return new RegisterRow("Products", number, Map.of("reference", "R-" + number), List.of());
    }

    private static void rows(int first, int last, RegisterSink sink) {
        for (int number = first; number <= last; number++) {
            sink.row(row(number));
        }
    }

    @Test
    void everythingComesInTheOrderOfTheFileAndOnTheThreadOfTheCaller() throws IOException {
        Kept kept = new Kept();
        AtomicReference<Thread> reader = new AtomicReference<>();

        ReadAhead.read(
                sink -> {
                    reader.set(Thread.currentThread());
                    sink.expect(2000);
                    sink.exportedAt(Instant.EPOCH);
                    sink.header(SheetKind.PRODUCTS, HEADER);
                    rows(1, 1999, sink);
                    sink.note(NOTE);
                    rows(2000, 2000, sink);
                },
                kept);

        List<Object> expected = new ArrayList<>(List.of(2000, Instant.EPOCH, HEADER));
        for (int number = 1; number < 2000; number++) {
            expected.add(number);
        }
        expected.addAll(List.of(NOTE, 2000));
        assertThat(kept.taken).isEqualTo(expected);
        assertThat(reader.get()).isNotSameAs(Thread.currentThread());
        assertThat(reader.get().isAlive()).isFalse();
    }

    @Test
    void rowsAreReadWhileOthersArePlanned() throws IOException {
        CountDownLatch readOn = new CountDownLatch(1);
        RegisterSink planning = new Kept() {
            @Override
            public void row(RegisterRow row) {
                super.row(row);
                awaitQuietly(readOn);
            }
        };

        ReadAhead.read(
                sink -> {
                    rows(1, 260, sink);
                    readOn.countDown();
                },
                planning);

        assertThat(((Kept) planning).taken).hasSize(260);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void aReadingWaitsForThePlanning() throws IOException {
        AtomicInteger read = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        RegisterSink slow = new Kept() {
            @Override
            public void row(RegisterRow row) {
                super.row(row);
                most.accumulateAndGet(read.get() - row.row(), Math::max);
            }
        };

        ReadAhead.read(
                sink -> {
                    for (int number = 1; number <= 20_000; number++) {
                        sink.row(row(number));
                        read.set(number);
                    }
                },
                slow);

        assertThat(most).hasPositiveValue().hasValueLessThan(1_000);
    }

    @Test
    void longRowsAreHandedOverAFewAtATime() throws IOException {
        AtomicInteger read = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        String text = "x".repeat(100_000);

        ReadAhead.read(
                sink -> {
                    for (int number = 1; number <= 500; number++) {
                        sink.row(new RegisterRow("Products", number, Map.of("name", text), List.of()));
                        read.set(number);
                    }
                },
                new Kept() {
                    @Override
                    public void row(RegisterRow row) {
                        most.accumulateAndGet(read.get() - row.row(), Math::max);
                    }
                });

        assertThat(most).hasPositiveValue().hasValueLessThan(30);
    }

    @Test
    void whatThePlanningThrowsEndsTheReadingAndIsNotThrownBeforeThat() {
        AtomicBoolean hasEnded = new AtomicBoolean();
        IllegalStateException refused = new IllegalStateException("cancelled");

        assertThatThrownBy(() -> ReadAhead.read(
                        sink -> {
                            try {
                                rows(1, Integer.MAX_VALUE - 1, sink);
                            } finally {
                                pause(200); // as a file is closed
                                hasEnded.set(true);
                            }
                        },
                        new Kept() {
                            @Override
                            public void row(RegisterRow row) {
                                throw refused;
                            }
                        }))
                .isSameAs(refused);
        assertThat(hasEnded).isTrue();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    static List<Throwable> whatTheReadingThrowsComesAfterWhatWasReadBefore() {
        return List.of(new IOException("the disk"), new IllegalStateException("refused"), new OutOfMemoryError("full"));
    }

    @ParameterizedTest
    @MethodSource
    void whatTheReadingThrowsComesAfterWhatWasReadBefore(Throwable thrown) {
        Kept kept = new Kept();

        assertThatThrownBy(() -> ReadAhead.read(
                        sink -> {
                            rows(1, 700, sink);
                            sneak(thrown);
                        },
                        kept))
                .isSameAs(thrown);
        assertThat(kept.taken).hasSize(700);
    }

    private static void sneak(Throwable thrown) throws IOException {
        if (thrown instanceof IOException disk) {
            throw disk;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    @Test
    void whoIsInterruptedStopsBothSidesAndStaysInterrupted() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> staysSo = new AtomicReference<>();
        Thread planning = new Thread(() -> {
            try {
                ReadAhead.read(sink -> rows(1, Integer.MAX_VALUE - 1, sink), new Kept());
            } catch (IOException | RuntimeException ended) {
                thrown.set(ended);
                staysSo.set(Thread.currentThread().isInterrupted());
            }
        });

        planning.start();
        pause(100);
        planning.interrupt();
        planning.join();

        assertThat(thrown.get()).isInstanceOf(IOException.class);
        assertThat(staysSo.get()).isTrue();
    }
}
