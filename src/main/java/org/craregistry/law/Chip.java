package org.craregistry.law;

/** What kind of chip a product is, if it is one (CRA Annex III and IV). */
public enum Chip implements Choice {
    NONE("No chip"),
    MICROPROCESSOR("Microprocessor"),
    MICROCONTROLLER("Microcontroller"),
    ASIC_OR_FPGA("ASIC or FPGA");

    private final String label;

    Chip(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
