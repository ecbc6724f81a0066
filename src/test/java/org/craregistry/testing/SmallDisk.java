package org.craregistry.testing;

import org.craregistry.storage.UsableSpace;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The disk of the database, which a test can fill and has to clear again. */
public final class SmallDisk implements UsableSpace {

    private final UsableSpace real;
    private volatile boolean full;

    private SmallDisk(UsableSpace real) {
        this.real = real;
    }

    /** Puts itself in the place of the real one. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Wiring {

        @Bean
        static BeanPostProcessor smallDisk() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof UsableSpace disk ? new SmallDisk(disk) : bean;
                }
            };
        }
    }

    public void fill() {
        full = true;
    }

    public void clear() {
        full = false;
    }

    @Override
    public long bytes() {
        return full ? 0 : real.bytes();
    }
}
