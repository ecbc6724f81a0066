package org.craregistry.conformity;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.craregistry.law.AssuranceLevel;
import org.craregistry.law.Certificate;
import org.craregistry.law.CertificateKind;
import org.craregistry.law.CertifiedObject;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.ProductView;
import org.jspecify.annotations.Nullable;

/** A certificate or statement of conformity on file, as it is read. */
record CertificateView(ProductView product, Filed<Certificate> filed) implements EvidenceView<Certificate> {

    public @Nullable String scheme() {
        return filed.content().scheme();
    }

    public @Nullable CertificateKind kind() {
        return filed.content().kind();
    }

    public @Nullable String number() {
        return filed.content().number();
    }

    public @Nullable AssuranceLevel level() {
        return filed.content().level();
    }

    public @Nullable String issuer() {
        return filed.content().issuer();
    }

    public @Nullable CertifiedObject certifiedObject() {
        return filed.content().certifiedObject();
    }

    public @Nullable String certifiedVersion() {
        return filed.content().certifiedVersion();
    }

    public List<String> coversVersions() {
        return List.copyOf(filed.content().coversVersions());
    }

    public @Nullable String continuityDocument() {
        return filed.content().continuityDocument();
    }

    public @Nullable LocalDate issuedOn() {
        return filed.content().issuedOn();
    }

    public @Nullable LocalDate expiresOn() {
        return filed.content().expiresOn();
    }

    public @Nullable LocalDate withdrawnOn() {
        return filed.content().withdrawnOn();
    }

    public @Nullable LocalDate suspendedFrom() {
        return filed.content().suspendedFrom();
    }

    public @Nullable LocalDate suspendedUntil() {
        return filed.content().suspendedUntil();
    }

    public List<String> covers() {
        return filed.content().covers().stream().map(Object::toString).toList();
    }

    public @Nullable URI url() {
        return filed.content().url();
    }
}
