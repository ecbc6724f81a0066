package org.craregistry.portfolio;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.storage.SortKey;

/** The text that the search for products looks through: reference, version, name and manufacturer, folded. */
final class SearchText {

    private static final char ESCAPE = '!';

    private SearchText() {}

    static String of(Identity identity) {
        return Stream.of(identity.reference(), identity.version(), identity.name(), identity.manufacturer())
                .map(SortKey::fold)
                .collect(Collectors.joining("\n"));
    }

    /** The LIKE pattern that finds what was typed anywhere in the text; its escape character is {@code !}. */
    static String pattern(String typed) {
        StringBuilder pattern = new StringBuilder("%");
        for (char c : SortKey.fold(typed).toCharArray()) {
            if (c == '%' || c == '_' || c == ESCAPE) {
                pattern.append(ESCAPE);
            }
            pattern.append(c);
        }
        return pattern.append('%').toString();
    }
}
