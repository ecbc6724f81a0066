package org.craregistry.dashboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.craregistry.graphql.OwnDocuments;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * What the pages send to the API, read from their modules as a browser reads it: a document is a constant that is marked {@code gql},
 * and others stand inside by the names of their constants.
 */
@Component
class PageDocuments implements OwnDocuments {

    private static final Pattern DOCUMENT = Pattern.compile("const (\\w+) = gql`([^`]*)`");
    private static final Pattern INSIDE = Pattern.compile("\\$\\{(\\w+)}");

    private final Map<String, String> documents = new LinkedHashMap<>();

    PageDocuments() throws IOException {
        for (Resource module : new PathMatchingResourcePatternResolver().getResources("classpath:/dashboard/**/*.js")) {
            DOCUMENT.matcher(module.getContentAsString(StandardCharsets.UTF_8))
                    .results()
                    .forEach(found -> documents.put(found.group(1), found.group(2)));
        }
        documents.replaceAll((name, text) -> whole(text));
    }

    @Override
    public Collection<String> texts() {
        return documents.values();
    }

    /** @param name of the constant */
    String text(String name) {
        return Objects.requireNonNull(documents.get(name), name);
    }

    private String whole(String text) {
        return INSIDE.matcher(text).replaceAll(inside -> Matcher.quoteReplacement(whole(text(inside.group(1)))));
    }
}
