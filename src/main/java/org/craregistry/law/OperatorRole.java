package org.craregistry.law;

/** Which economic operator we are for a product, or the steward of it (CRA Article 3(13) to (17)). */
public enum OperatorRole implements Choice {
    MANUFACTURER("Manufacturer"),
    IMPORTER("Importer"),
    DISTRIBUTOR("Distributor"),
    AUTHORISED_REPRESENTATIVE("Authorised representative"),
    OPEN_SOURCE_STEWARD("Open-source software steward");

    private final String label;

    OperatorRole(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
