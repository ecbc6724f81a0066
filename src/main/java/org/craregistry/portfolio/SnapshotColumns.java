package org.craregistry.portfolio;

import java.util.Map;
import org.craregistry.law.StateOfLaw;
import org.craregistry.portfolio.RouteSnapshot.Shown;
import org.craregistry.storage.JsonColumn;
import tools.jackson.core.type.TypeReference;

/** What a decision rests on as it is stored: JSON documents, and for the state of the law its content under a hash of it. */
final class SnapshotColumns {

    private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};
    private static final TypeReference<Shown> SHOWN = new TypeReference<>() {};

    private SnapshotColumns() {}

    static String write(StateOfLaw state) {
        return JsonColumn.write(state.plain());
    }

    /** @throws IllegalArgumentException where the rules of today cannot read it */
    static StateOfLaw readState(String content) {
        return StateOfLaw.of(JsonColumn.read(content, PLAIN));
    }

    static String write(Shown shown) {
        return JsonColumn.write(shown);
    }

    static Shown readShown(String stored) {
        return JsonColumn.read(stored, SHOWN);
    }
}
