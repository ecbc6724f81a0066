package org.craregistry.storage;

import com.github.kagkarlsson.scheduler.task.Task;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** Measures the queue of work in the background: what waits, for how long, and what has failed. The same on every node. */
@Component
class WorkMeters implements MeterBinder {

    private static final String OLDEST = "oldest ";
    private static final String FAILING = "failing ";

    private final List<Task<?>> tasks;
    private final QueueClock clock;
    private final ToDoubleFunction<String> figures;

    WorkMeters(List<Task<?>> tasks, Figures figures, QueueClock clock) {
        this.tasks = tasks;
        this.clock = clock;
        this.figures = figures.of(this::look);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Task<?> task : tasks) {
            String name = task.getName();
            gauge(registry, "registry.work.waiting", name, name, "Work that is due and that no node has begun");
            gauge(registry, "registry.work.failing", name, FAILING + name, "Work whose last attempt failed");
            Gauge.builder("registry.work.age", figures, read -> read.applyAsDouble(OLDEST + name))
                    .description("For how long the oldest work has been due that no node has begun")
                    .baseUnit("seconds")
                    .tag("task", name)
                    .register(registry);
        }
    }

    private void gauge(MeterRegistry registry, String meter, String task, String figure, String description) {
        Gauge.builder(meter, figures, read -> read.applyAsDouble(figure))
                .description(description)
                .tag("task", task)
                .register(registry);
    }

    private Map<String, Double> look(JdbcTemplate jdbc) {
        LocalDateTime now = UtcTime.column(clock.now());
        Map<String, Double> found = new HashMap<>();
        RowCallbackHandler waiting = row -> {
            Duration age = Duration.between(row.getObject(3, LocalDateTime.class), now);
            found.put(row.getString(1), row.getDouble(2));
            found.put(OLDEST + row.getString(1), Math.max(0, age.toMillis() / 1000.0));
        };
        jdbc.query("""
                SELECT task_name, COUNT(*), MIN(execution_time) FROM scheduled_tasks
                WHERE picked = FALSE AND execution_time <= ? GROUP BY task_name""", waiting, now);
        RowCallbackHandler failing = row -> found.put(FAILING + row.getString(1), row.getDouble(2));
        jdbc.query(
                "SELECT task_name, COUNT(*) FROM scheduled_tasks WHERE consecutive_failures > 0 GROUP BY task_name",
                failing);
        return found;
    }
}
