package org.craregistry.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The clock of the running registry, which a test can move and has to move back. */
public final class MovedClock extends Clock {

    private final Clock real;
    private volatile Duration ahead = Duration.ZERO;

    private MovedClock(Clock real) {
        this.real = real;
    }

    /** Puts itself in the place of the registry's clock. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Wiring {

        @Bean
        static BeanPostProcessor movedClock() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Clock clock ? new MovedClock(clock) : bean;
                }
            };
        }
    }

    /** From now on it is this moment, and time goes on from there. */
    public void moveTo(Instant moment) {
        ahead = Duration.between(real.instant(), moment);
    }

    /** From now on it is nine o'clock in UTC of a day such as 2028-02-01, and time goes on from there. */
    public void onTheDay(String day) {
        onTheDay(LocalDate.parse(day));
    }

    public void onTheDay(LocalDate day) {
        moveTo(day.atTime(9, 0).toInstant(ZoneOffset.UTC));
    }

    /** From now on it is so much later. */
    public void moveOn(Duration by) {
        moveTo(instant().plus(by));
    }

    public void moveBack() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The registry asks for instants only");
    }
}
