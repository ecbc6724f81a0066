package org.craregistry.law;

/** The conformity assessment procedure that AI Act Article 43 prescribes. */
public enum AiProcedure {
    /** Internal control. */
    ANNEX_VI,
    /** Quality management system and technical documentation, with a notified body. */
    ANNEX_VII,
    /** The procedure of the act on the product. */
    SECTORAL,
    /** The AI Act prescribes none. */
    NONE,
    /** No procedure can make a prohibited practice lawful. */
    BLOCKED,
    /** It cannot be told yet. */
    UNKNOWN
}
