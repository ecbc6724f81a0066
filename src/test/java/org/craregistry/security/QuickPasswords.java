package org.craregistry.security;

import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes with the least work that bcrypt knows: the passwords of tests guard nothing, and there are thousands of them. */
public final class QuickPasswords extends Passwords {

    private static final PasswordEncoder ENCODER =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(4)));

    private QuickPasswords(Clock clock, SecuritySettings settings) {
        super(clock, settings);
    }

    @Override
    String hash(String password) {
        return String.valueOf(ENCODER.encode(password));
    }

    /** Puts itself in the place of the real ones. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Wiring {

        @Bean
        static BeanPostProcessor quickPasswords(
                ObjectProvider<Clock> clock, ObjectProvider<SecuritySettings> settings) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Passwords
                            ? new QuickPasswords(clock.getObject(), settings.getObject())
                            : bean;
                }
            };
        }
    }
}
