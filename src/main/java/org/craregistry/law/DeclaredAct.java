package org.craregistry.law;

/** An act with which a declaration of conformity declares conformity. */
public enum DeclaredAct implements Choice {
    CRA("Cyber Resilience Act"),
    AI_ACT("AI Act"),
    MACHINERY("Machinery"),
    RADIO_EQUIPMENT("Radio equipment"),
    TOYS("Toys"),
    MEDICAL_DEVICES("Medical devices"),
    IN_VITRO_DIAGNOSTICS("In vitro diagnostics"),
    LOW_VOLTAGE("Low voltage"),
    ELECTROMAGNETIC_COMPATIBILITY("Electromagnetic compatibility"),
    HAZARDOUS_SUBSTANCES("Restriction of hazardous substances"),
    ECODESIGN("Ecodesign"),
    GENERAL_PRODUCT_SAFETY("General product safety"),
    OTHER("Another act");

    private final String label;

    DeclaredAct(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
