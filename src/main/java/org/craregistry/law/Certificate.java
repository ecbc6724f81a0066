package org.craregistry.law;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A certificate or an EU statement of conformity. What is {@code null} is not known, except that without a day of
 * withdrawal or suspension there is none. Days are inclusive.
 *
 * @param scheme the name of the scheme, of the state of the law or any other
 * @param certifiedVersion the version of the product it is for, {@code null} where the product has none
 * @param coversVersions further versions that it holds for, by assurance continuity or as a product series
 * @param continuityDocument what says that it holds for them
 * @param suspendedUntil the last day of the suspension; without one it lasts on
 * @param requirements the requirements of CRA Annex I that it covers, {@code null} where that is not known
 * @param elements the elements of AI Act Article 15 that it covers, {@code null} where that is not known
 */
public record Certificate(
        @Nullable String scheme,
        @Nullable CertificateKind kind,
        @Nullable String number,
        @Nullable AssuranceLevel level,
        @Nullable String issuer,
        @Nullable CertifiedObject certifiedObject,
        @Nullable String certifiedVersion,
        Set<String> coversVersions,
        @Nullable String continuityDocument,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate expiresOn,
        @Nullable LocalDate withdrawnOn,
        @Nullable LocalDate suspendedFrom,
        @Nullable LocalDate suspendedUntil,
        @Nullable Set<AnnexIRequirement> requirements,
        @Nullable Set<Article15Element> elements,
        @Nullable URI url) {

    public Certificate {
        coversVersions = Collections.unmodifiableSet(new LinkedHashSet<>(coversVersions));
        requirements = requirements == null ? null : Codes.copy(requirements);
        elements = elements == null ? null : Codes.copy(elements);
    }

    /** The codes that it surely covers, requirements first; none while it is not known what it covers. */
    public List<Enum<?>> covers() {
        List<Enum<?>> covers = new ArrayList<>();
        if (requirements != null) {
            covers.addAll(requirements);
        }
        if (elements != null) {
            covers.addAll(elements);
        }
        return covers;
    }

    /** Whether it is known what it covers; the empty set covers nothing. */
    public boolean isCoverageKnown() {
        return requirements != null && elements != null;
    }

    /** Whether this version is among the further ones that it holds for. */
    public boolean alsoCovers(String version) {
        return coversVersions.contains(version.strip());
    }

    /** The days on which it begins or ceases to count. */
    List<LocalDate> daysOfChange() {
        return Days.of(issuedOn, Days.after(expiresOn), withdrawnOn, suspendedFrom, Days.after(suspendedUntil));
    }
}
