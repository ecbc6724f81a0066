package org.craregistry.law;

/** What a certificate certifies. */
public enum CertifiedObject implements Choice {
    THIS_PRODUCT("This product"),
    COMPONENT("A component of it");

    private final String label;

    CertifiedObject(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
