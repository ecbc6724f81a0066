package org.craregistry.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Counts the statements that the running registry sends to its database, a batch being one. One with a very long list of what it looks
 * for fails in whatever test it is met: MySQL has no memory to plan with it, and looks through the whole table.
 */
public final class StatementCount implements BeanPostProcessor {

    private static final List<String> BACKGROUND = List.of("db-scheduler", "states-of-law", "products-seen");

    private static final Pattern LIST = Pattern.compile("IN \\(([?, ]*)\\)", Pattern.CASE_INSENSITIVE);

    /** Of one key MySQL 8.0 takes some 1,500. */
    private static final int LONGEST_LIST = 1200;

    private final List<String> executed = new CopyOnWriteArrayList<>();

    /** Puts the count between the registry and its database. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Wiring {

        @Bean
        static StatementCount statementCount() {
            return new StatementCount();
        }
    }

    /** The SQL of the statements executed while something is done, in their order; those of work in the background are left out. */
    public List<String> during(Runnable work) {
        executed.clear();
        work.run();
        return List.copyOf(executed);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource ? proxy(bean, "", DataSource.class) : bean;
    }

    private Object proxy(Object real, String sql, Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Counted(real, sql));
    }

    /** What stands for a part of the database; two that stand for the same are equal, as Spring expects of connections. */
    private final class Counted implements InvocationHandler {

        private final Object real;
        private final String sql;

        Counted(Object real, String sql) {
            this.real = real;
            this.sql = sql;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("equals") && arguments != null) {
                return real.equals(realOf(arguments[0]));
            }
            return call(real, sql, method, arguments);
        }
    }

    private static @Nullable Object realOf(@Nullable Object other) {
        return other != null
                        && Proxy.isProxyClass(other.getClass())
                        && Proxy.getInvocationHandler(other) instanceof Counted counted
                ? counted.real
                : other;
    }

    private @Nullable Object call(Object real, String prepared, Method method, Object @Nullable [] arguments)
            throws Throwable {
        String sql = arguments != null && arguments[0] instanceof String text ? text : prepared;
        if (method.getName().startsWith("execute")) {
            refuseLongList(sql);
            if (!isBackground()) {
                executed.add(sql);
            }
        }
        try {
            Object result = method.invoke(real, arguments);
            Class<?> type = watched(method.getReturnType());
            return result == null || type == null ? result : proxy(result, sql, type);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void refuseLongList(String sql) {
        Matcher list = LIST.matcher(sql);
        while (list.find()) {
            long listed = list.group(1).chars().filter(sign -> sign == '?').count();
            if (listed > LONGEST_LIST) {
                throw new IllegalStateException(
                        "A statement looks for %d values at once; MySQL would look through the whole table: %.200s"
                                .formatted(listed, sql));
            }
        }
    }

    private static @Nullable Class<?> watched(Class<?> returned) {
        List<Class<?>> watched =
                List.of(Connection.class, PreparedStatement.class, CallableStatement.class, Statement.class);
        return watched.contains(returned) ? returned : null;
    }

    private static boolean isBackground() {
        String thread = Thread.currentThread().getName();
        return BACKGROUND.stream().anyMatch(thread::startsWith);
    }
}
