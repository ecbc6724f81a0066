package org.craregistry.law;

/** The form of an EU declaration of conformity (CRA Annexes V and VI). */
public enum DeclarationForm implements Choice {
    FULL("Full declaration (Annex V)"),
    SIMPLIFIED("Simplified declaration (Annex VI)");

    private final String label;

    DeclarationForm(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
