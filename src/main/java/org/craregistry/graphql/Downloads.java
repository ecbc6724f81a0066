package org.craregistry.graphql;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.craregistry.storage.TemporaryFile;
import org.craregistry.storage.TemporaryFile.Filling;
import org.craregistry.storage.Turn;
import org.craregistry.storage.Turns;
import org.springframework.stereotype.Component;

/** Sends files that are made for whoever asks. Nothing more is read for a client that has gone. */
@Component
public class Downloads {

    private final Turns turns;

    Downloads(Turns turns) {
        this.turns = turns;
    }

    /**
     * Fills a file and sends it, unless the client has the same already.
     *
     * @throws IOException where the disk or the connection fails
     * @throws org.craregistry.storage.GivenUp where the client has gone meanwhile
     */
    public void send(DownloadBody body, HttpServletRequest request, HttpServletResponse response, Filling filling)
            throws IOException {
        try (TemporaryFile file = filled(filling)) {
            body.send(request, response, file);
        }
    }

    /** Its turn ends before the file is sent, because clients may be slow. */
    private TemporaryFile filled(Filling filling) throws IOException {
        try (Turn turn = turns.begin()) {
            Runnable endOfWatch = ClientConnection.watch(turn::giveUp);
            try {
                return TemporaryFile.filledBy(filling);
            } finally {
                endOfWatch.run();
            }
        }
    }
}
