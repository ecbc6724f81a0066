package org.craregistry.assessment.routes;

/** What can take the support from a route to AI Act Article 15. */
enum SupportLossCause {
    /** A certificate has passed its last day. */
    CERTIFICATE_EXPIRED("Certificate expired"),
    /** A certificate is suspended. */
    CERTIFICATE_SUSPENDED("Certificate suspended"),
    /** A certificate is withdrawn. */
    CERTIFICATE_WITHDRAWN("Certificate withdrawn"),
    /** A declaration of conformity is withdrawn. */
    DECLARATION_WITHDRAWN("Declaration withdrawn"),
    /** A conformity assessment has passed its last day. */
    ASSESSMENT_EXPIRED("Assessment expired"),
    /** The product or its AI system is substantially modified. */
    SUBSTANTIAL_MODIFICATION("Substantially modified"),
    /** The product has become another version. */
    NEW_VERSION("New version"),
    /** Another fact is answered otherwise. */
    FACTS_CHANGED("Facts changed"),
    /** Something on file says something else. */
    EVIDENCE_CHANGED("Evidence changed"),
    /** Something is no longer on file. */
    EVIDENCE_REMOVED("Evidence removed"),
    /** A part of the law has begun to apply, or something published under it. */
    LEGAL_DATE("A day of the law came"),
    /** Another day has come. */
    DATE_PASSED("A day came"),
    /** Another state of the law is in force. */
    STATE_OF_LAW_CHANGED("State of the law changed"),
    /** More was changed than is held against the law one by one. */
    MUCH_CHANGED("Much changed"),
    /** The registry reads the law by another edition of its rules. */
    RULES_CHANGED("Rules changed");

    private final String label;

    SupportLossCause(String label) {
        this.label = label;
    }

    /** The cause in a few plain words. */
    String label() {
        return label;
    }
}
