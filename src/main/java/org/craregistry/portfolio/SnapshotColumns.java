package org.craregistry.portfolio;

import java.util.Map;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.plain.StateOfLawReader;
import org.craregistry.law.plain.StateOfLawWriter;
import org.craregistry.portfolio.RouteSnapshot.Shown;
import org.craregistry.storage.JsonColumn;
import tools.jackson.core.type.TypeReference;

/** What a decision rests on as it is stored: JSON documents, and for the state of the law its content under a hash of it. */
final class SnapshotColumns {

    private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};
    private static final TypeReference<Shown> SHOWN = new TypeReference<>() {};

    private SnapshotColumns() {}

    static String write(StateOfLaw state) {
        return JsonColumn.write(StateOfLawWriter.plain(state));
    }

    /** @throws IllegalArgumentException where the rules of today cannot read it */
    static StateOfLaw readState(String content) {
        return StateOfLawReader.read(JsonColumn.read(content, PLAIN));
    }

    static String write(Shown shown) {
        return JsonColumn.write(shown);
    }

    static Shown readShown(String stored) {
        return JsonColumn.read(stored, SHOWN);
    }
}
