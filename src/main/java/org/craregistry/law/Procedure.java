package org.craregistry.law;

/** A conformity assessment procedure of the CRA, of the AI Act or of an act beside them. */
public enum Procedure implements Choice {
    MODULE_A("Internal control (module A)"),
    MODULE_B_C("EU-type examination and conformity to type (modules B and C)"),
    MODULE_H("Full quality assurance (module H)"),
    EUROPEAN_CERTIFICATION("European cybersecurity certification"),
    AI_ACT_ANNEX_VI("Internal control (AI Act Annex VI)"),
    AI_ACT_ANNEX_VII("Quality management system and technical documentation (AI Act Annex VII)"),
    SECTORAL("Procedure of the act on the product (AI Act Article 43(3))"),
    EHDS_CHAPTER_III("Procedure for electronic health record systems (EHDS Chapter III)");

    private final String label;

    Procedure(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
