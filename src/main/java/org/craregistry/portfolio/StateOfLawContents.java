package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.craregistry.law.StateOfLaw;
import org.craregistry.storage.Ids;
import org.craregistry.storage.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The contents of states of the law that something rests on, each kept once under its SHA-256 and never removed. */
@Component
public class StateOfLawContents {

    private static final Logger LOG = LoggerFactory.getLogger(StateOfLawContents.class);
    private static final int HALF = 16;

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

    /** What tells a kept state from all others: the beginning of its hash. */
    public static UUID idOf(StateOfLaw state) {
        return Ids.of(Arrays.copyOf(Sha256.of(SnapshotColumns.write(state)), HALF));
    }

    /** The kept states with these ids; those that the rules of today cannot read are absent. */
    public Map<UUID, StateOfLaw> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Object> bounds = new ArrayList<>();
        for (UUID id : ids) {
            byte[] last = Arrays.copyOf(Ids.bytes(id), 2 * HALF);
            Arrays.fill(last, HALF, last.length, (byte) -1);
            bounds.add(Arrays.copyOf(Ids.bytes(id), 2 * HALF));
            bounds.add(last);
        }
        String sql = "SELECT content FROM state_of_law_content WHERE "
                + String.join(" OR ", Collections.nCopies(ids.size(), "hash BETWEEN ? AND ?"));
        Map<UUID, StateOfLaw> found = new HashMap<>();
        for (String content : jdbc.queryForList(sql, String.class, bounds.toArray())) {
            try {
                StateOfLaw state = read(content);
                found.put(idOf(state), state);
            } catch (IllegalArgumentException unreadable) {
                LOG.warn("A kept state of the law cannot be read any more", unreadable);
            }
        }
        return found;
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
