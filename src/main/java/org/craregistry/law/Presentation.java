package org.craregistry.law;

/** Why a product is shown or supplied: for the market, or only to be looked at or tried (CRA Article 4(2) and (3)). */
public enum Presentation implements Choice {
    MARKET("Made available as a finished product"),
    TRADE_FAIR_PROTOTYPE("Prototype shown at a trade fair or similar event"),
    TEST_SOFTWARE("Unfinished software for a limited test period");

    private final String label;

    Presentation(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
