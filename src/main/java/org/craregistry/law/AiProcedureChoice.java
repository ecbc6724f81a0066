package org.craregistry.law;

/** The conformity assessment chosen where the AI Act leaves the choice (AI Act Article 43(1)). */
public enum AiProcedureChoice implements Choice {
    ANNEX_VI("Internal control (Annex VI)"),
    ANNEX_VII("Notified body (Annex VII)");

    private final String label;

    AiProcedureChoice(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
