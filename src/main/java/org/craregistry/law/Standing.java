package org.craregistry.law;

/** How firm the ground of a statement is; the firmest first. */
public enum Standing {
    /** The words of the act say so. */
    TEXT,
    /** The Commission's guidance or FAQ says so. */
    GUIDANCE,
    /** The acts leave room, and this is how the registry reads them. */
    OUR_READING
}
