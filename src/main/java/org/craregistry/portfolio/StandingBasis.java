package org.craregistry.portfolio;

/** What it rests on that requirements of Annex I are fulfilled. */
public enum StandingBasis {
    /** On documents, for every requirement that is fulfilled. */
    DOCUMENTS,
    /** On documents for some, and for others on a note alone or on nothing. */
    PARTLY_DOCUMENTS,
    /** On notes alone or on nothing. */
    NOTES_ALONE
}
