package org.craregistry.commandline;

import java.time.Duration;

/** Waiting, until somebody ends the program. */
final class Pause {

    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    static CommandFailed interrupted() {
        Thread.currentThread().interrupt();
        return CommandFailed.unreachable("Stopped.");
    }
}
