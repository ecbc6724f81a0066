package org.craregistry.register.imports;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.craregistry.register.Problem;
import org.craregistry.register.RegisterHeader;
import org.craregistry.register.RegisterRow;
import org.craregistry.register.RegisterSink;
import org.craregistry.register.SheetKind;

/**
 * Has a file read on a thread of its own, a few hundred rows ahead of those that are planned: whoever plans them waits for the
 * database for much of the time, and the next ones are read meanwhile.
 */
final class ReadAhead implements RegisterSink {

    /** How much is handed over at once; as much again waits for that. */
    private static final int EVENTS = 250;

    private static final long CHARACTERS = 500_000;

    /** How long one side waits for the other before it looks whether that is still there. */
    private static final long LOOK_MILLIS = 5;

    private final BlockingQueue<List<Consumer<RegisterSink>>> waiting = new ArrayBlockingQueue<>(1);
    private volatile boolean isStopped;
    private List<Consumer<RegisterSink>> part = new ArrayList<>();
    private long characters;

    private ReadAhead() {}

    /** What reads a file to its end. */
    interface Reading {

        void into(RegisterSink sink) throws IOException;
    }

    /** Ends a reading of which nobody wants to know any more. */
    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * Reads a file to its end; nobody reads it any more when this returns or throws.
     *
     * @param sink takes what is read on the thread of the caller, in the order of the file; what it throws ends the reading and
     *     reaches the caller as it is
     * @throws IOException as the reading throws it, after the sink has taken what was read before; so with what it throws unchecked
     */
    static void read(Reading reading, RegisterSink sink) throws IOException {
        ReadAhead ahead = new ReadAhead();
        FutureTask<Void> task = new FutureTask<>(() -> {
            try {
                reading.into(ahead);
            } finally {
                ahead.handOver();
            }
            return null;
        });
        Thread thread = new Thread(task, Thread.currentThread().getName() + "-reader");
        thread.start();
        try {
            ahead.pass(task, sink);
            task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a file was read");
        } catch (ExecutionException failed) {
            throw asItIs(Objects.requireNonNull(failed.getCause()));
        } finally {
            ahead.isStopped = true;
            awaitEnd(thread);
        }
    }

    private void pass(Future<?> task, RegisterSink sink) throws InterruptedException {
        boolean isDone;
        do {
            // Looked at first: when the reading is done, one part can be left, and no other comes.
            isDone = task.isDone();
            List<Consumer<RegisterSink>> next = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.forEach(event -> event.accept(sink));
            }
        } while (!isDone);
    }

    /** Without an interrupt, which would leave whatever the reading is at half done. */
    private static void awaitEnd(Thread thread) {
        boolean wasInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static IOException asItIs(Throwable thrown) {
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return (IOException) thrown;
    }

    @Override
    public void expect(int rows) {
        add(sink -> sink.expect(rows), 0);
    }

    @Override
    public void exportedAt(Instant at) {
        add(sink -> sink.exportedAt(at), 0);
    }

    @Override
    public void header(SheetKind sheet, RegisterHeader header) {
        add(sink -> sink.header(sheet, header), 0);
    }

    @Override
    public void row(RegisterRow row) {
        add(sink -> sink.row(row), row.characters());
    }

    @Override
    public void note(Problem problem) {
        add(sink -> sink.note(problem), problem.message().length());
    }

    private void add(Consumer<RegisterSink> event, long characters) {
        part.add(event);
        this.characters += characters;
        if (part.size() == EVENTS || this.characters > CHARACTERS) {
            handOver();
        }
    }

    private void handOver() {
        List<Consumer<RegisterSink>> next = part;
        part = new ArrayList<>(EVENTS);
        characters = 0;
        try {
            while (!waiting.offer(next, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (isStopped) {
                    throw new Stopped();
                }
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("Nobody interrupts a reading", interrupted);
        }
    }
}
