package org.craregistry.graphql;

import graphql.ErrorClassification;

/** What went wrong with a request as a whole: {@code extensions.code} of the errors beside the data. */
public enum ErrorCode implements ErrorClassification {
    /** The request is written wrongly. */
    BAD_REQUEST,
    /** Nobody is signed in. */
    UNAUTHORIZED,
    /** The caller lacks the right. */
    FORBIDDEN,
    /** What is asked for does not exist, or the caller may not see it. */
    NOT_FOUND,
    /** The registry carries out trusted documents only. */
    DOCUMENT_NOT_TRUSTED,
    /** A document has to be sent with its hash, once (Apollo's automatic persisted queries). */
    PERSISTED_QUERY_NOT_FOUND,
    /** Documents have to be sent whole, always (the same). */
    PERSISTED_QUERY_NOT_SUPPORTED,
    /** Only queries are sent with GET. */
    NOT_BY_GET,
    /** The registry is set not to tell its schema. */
    INTROSPECTION_DISABLED,
    /** The request asks for more than one request may. */
    LIMIT_EXCEEDED,
    /** The request took too long. */
    TIMEOUT,
    /** Too much is asked for at the same time; the same request may pass in a few seconds. */
    TOO_BUSY,
    /** The database cannot be reached at the moment; the same request may pass in a few seconds. */
    UNAVAILABLE,
    /** There is no room left on a disk of the registry; nothing is changed until an administrator has made room. */
    NO_ROOM,
    /** A fault of the registry. */
    INTERNAL_ERROR
}
