package org.craregistry;

import java.time.Clock;
import java.time.ZoneOffset;
import org.craregistry.commandline.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The registry as one runnable application. */
@SpringBootApplication
public class RegistryApplication {

    public static void main(String[] args) {
        if (Commands.areCalledBy(args)) {
            System.exit(Commands.run(args));
        }
        SpringApplication.run(RegistryApplication.class, args);
    }

    /** The time to the millisecond, which is what the database keeps. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
