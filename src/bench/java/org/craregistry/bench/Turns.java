package org.craregistry.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Measures the ways of one contest in turns, so that whatever else the machine does meets all of them alike. */
final class Turns {

    static final int CLIENTS = 2;

    /** Two cores that serve as well take that long to compile what answers; after 12 s a page took twice as long as after 60. */
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warmUp", 60));

    private static final Duration WINDOW = Duration.ofMillis(Integer.getInteger("bench.window", 2500));
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 4);

    private final int port;
    private final Contest contest;

    Turns(int port, Contest contest) {
        this.port = port;
        this.contest = contest;
    }

    Figures run() {
        List<IntFunction<byte[]>> ways = List.of(contest.floor(), contest.floorBehindSecurity(), contest.graphQl());
        load(ways.get(0), WARM_UP.dividedBy(2));
        load(ways.get(1), WARM_UP.dividedBy(4));
        load(ways.get(2), WARM_UP);
        List<List<long[]>> times = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < ROUNDS; round++) {
            for (int way = 0; way < ways.size(); way++) {
                times.get(way).add(load(ways.get(way), WINDOW));
            }
        }
        return new Figures(times.get(0), times.get(1), times.get(2), WINDOW);
    }

    /** Asks for that long, and returns what each answer took, in nanoseconds and ascending. */
    private long[] load(IntFunction<byte[]> way, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<long[]>> asked = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client * contest.variations() / CLIENTS;
                asked.add(clients.submit(() -> ask(way, first, end)));
            }
            List<long[]> all = new ArrayList<>();
            for (Future<long[]> one : asked) {
                all.add(one.get());
            }
            return all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            clients.shutdown();
        }
    }

    private long[] ask(IntFunction<byte[]> way, int first, long end) throws IOException {
        long[] times = new long[1 << 20];
        int count = 0;
        try (Exchange exchange = new Exchange(port)) {
            long now = System.nanoTime();
            for (int i = first; now < end; i++) {
                exchange.send(way.apply(i % contest.variations()));
                long then = now;
                now = System.nanoTime();
                times[count++] = now - then;
            }
        }
        return Arrays.copyOf(times, count);
    }
}
