package org.craregistry.law;

/** What attests conformity with a scheme (Cybersecurity Act Articles 53 and 56). */
public enum CertificateKind implements Choice {
    CERTIFICATE("Certificate"),
    STATEMENT_OF_CONFORMITY("EU statement of conformity");

    private final String label;

    CertificateKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
