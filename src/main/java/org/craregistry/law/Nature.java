package org.craregistry.law;

/** What a product is made of (CRA Article 3(1) and 3(2)). */
public enum Nature implements Choice {
    HARDWARE("Hardware"),
    SOFTWARE("Software"),
    HARDWARE_AND_SOFTWARE("Hardware and software"),
    SERVICE("Pure service that is no remote data processing of a product");

    private final String label;

    Nature(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
