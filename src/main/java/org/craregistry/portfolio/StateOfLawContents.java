package org.craregistry.portfolio;

import org.craregistry.law.StateOfLaw;
import org.craregistry.storage.Sha256;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The contents of states of the law that something rests on, each kept once under its SHA-256 and never removed. */
@Component
public class StateOfLawContents {

    private final JdbcTemplate jdbc;

    StateOfLawContents(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the content of a state, where it is not there yet, and returns its hash: 32 bytes. */
    public byte[] keep(StateOfLaw state) {
        String content = SnapshotColumns.write(state);
        byte[] hash = Sha256.of(content);
        jdbc.update("INSERT IGNORE INTO state_of_law_content (hash, content) VALUES (?, ?)", hash, content);
        return hash;
    }

    /** The content of a state, as it is kept: the same for the same state. */
    public static String of(StateOfLaw state) {
        return SnapshotColumns.write(state);
    }

    /** The state that a kept content describes. @throws IllegalArgumentException where the rules of today cannot read it */
    public static StateOfLaw read(String content) {
        return SnapshotColumns.readState(content);
    }
}
