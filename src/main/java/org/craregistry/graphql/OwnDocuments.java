package org.craregistry.graphql;

import java.util.Collection;

/** Documents that a part of the registry sends itself; they are always on the list of trusted documents. */
@FunctionalInterface
public interface OwnDocuments {

    /** Each as it is sent, to the letter. */
    Collection<String> texts();
}
