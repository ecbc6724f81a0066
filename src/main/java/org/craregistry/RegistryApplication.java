package org.craregistry;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.craregistry.commandline.Commands;
import org.craregistry.commandline.OwnDatabase;
import org.craregistry.security.LostPassword;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The registry as one runnable application. */
@SpringBootApplication
public class RegistryApplication {

    public static void main(String[] args) {
        if (Commands.areCalledBy(args)) {
            System.exit(Commands.run(RegistryApplication::resetPassword, args));
        }
        SpringApplication.run(RegistryApplication.class, args);
    }

    private static OwnDatabase.Answer resetPassword(String account, @Nullable String password, List<String> settings) {
        LostPassword.Answer answer = LostPassword.reset(account, password, settings);
        return new OwnDatabase.Answer(answer.done(), answer.sentence());
    }

    /** The time to the millisecond, which is what the database keeps. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
