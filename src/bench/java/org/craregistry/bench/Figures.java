package org.craregistry.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the windows of one contest showed.
 *
 * @param floor for each window the times of its answers, ascending, in nanoseconds
 */
record Figures(List<long[]> floor, List<long[]> behindSecurity, List<long[]> graphQl, Duration window) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double HALF = 0.5;
    private static final double TAIL = 0.99;

    /** Prints the median of the windows of each way, and the ratios of these medians. */
    void print(String name) {
        System.out.printf("%n%-28s %9s %9s %9s%n", name, "p50 ms", "p99 ms", "rps");
        line("  floor", floor);
        line("  floor behind security", behindSecurity);
        line("  GraphQL", graphQl);
        System.out.printf(
                "  GraphQL / floor: p50 %.2f, rps %.2f; / floor behind security: p50 %.2f, rps %.2f%n",
                p50(graphQl) / p50(floor),
                rps(floor) / rps(graphQl),
                p50(graphQl) / p50(behindSecurity),
                rps(behindSecurity) / rps(graphQl));
    }

    private void line(String way, List<long[]> windows) {
        System.out.printf("%-28s %9.2f %9.2f %9.0f%n", way, p50(windows), median(windows, TAIL), rps(windows));
    }

    private static double p50(List<long[]> windows) {
        return median(windows, HALF);
    }

    private static double median(List<long[]> windows, double quantile) {
        return middle(windows, times -> times[(int) (times.length * quantile)] / NANOS_PER_MILLI);
    }

    private double rps(List<long[]> windows) {
        return middle(windows, times -> times.length * 1e3 / window.toMillis());
    }

    private static double middle(List<long[]> windows, ToDoubleFunction<long[]> figure) {
        double[] figures = windows.stream().mapToDouble(figure).sorted().toArray();
        int half = figures.length / 2;
        return figures.length % 2 == 1 ? figures[half] : (figures[half - 1] + figures[half]) / 2;
    }
}
