package org.craregistry.law;

/** The conformity assessment procedure that AI Act Article 43 prescribes. */
public enum AiProcedure implements Choice {
    /** Internal control. */
    ANNEX_VI("Internal control (Annex VI)"),
    /** Quality management system and technical documentation, with a notified body. */
    ANNEX_VII("Notified body (Annex VII)"),
    /** The procedure of the act on the product. */
    SECTORAL("Procedure of the act on the product"),
    /** The AI Act prescribes none. */
    NONE("None prescribed"),
    /** No procedure can make a prohibited practice lawful. */
    BLOCKED("None, as the practice is prohibited"),
    /** It cannot be told yet. */
    UNKNOWN("Not known yet");

    private final String label;

    AiProcedure(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
