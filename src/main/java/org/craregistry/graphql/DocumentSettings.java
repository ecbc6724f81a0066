package org.craregistry.graphql;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which documents the API carries out.
 *
 * @param mode what becomes of a document that is not on the list
 * @param folder where the list is: each file below it that ends in {@code .graphql} is a document; none where it is not set
 * @param remembered how many documents of clients are remembered by their hash (automatic persisted queries); none where it is 0
 */
@ConfigurationProperties("registry.graphql.documents")
record DocumentSettings(
        @DefaultValue("OFF") Mode mode,
        @Nullable Path folder,
        @DefaultValue("1000") int remembered) {

    /** What becomes of a document that is not on the list. */
    enum Mode {
        /** It is carried out. */
        OFF,
        /** It is carried out, and the log names it. */
        LOG,
        /** It is refused. */
        REFUSE
    }
}
