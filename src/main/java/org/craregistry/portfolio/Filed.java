package org.craregistry.portfolio;

import java.time.Instant;
import java.util.UUID;
import org.craregistry.graphql.NodeId;

/**
 * A record of evidence on file for a product.
 *
 * @param recordId the id under which it is found
 * @param revision counts up with every change of it
 * @param content a certificate, a declaration or a conformity assessment of the law
 * @param filedBy the account that filed it
 */
public record Filed<E>(UUID recordId, int revision, E content, Instant filedAt, String filedBy, Instant changedAt) {

    /** The id that clients see. */
    public String id() {
        return NodeId.of(EvidenceKind.of(content).node(), recordId);
    }

    /** This record with other content, one revision later. */
    public Filed<E> becoming(E changed, Instant at) {
        return new Filed<>(recordId, revision + 1, changed, filedAt, filedBy, at);
    }
}
