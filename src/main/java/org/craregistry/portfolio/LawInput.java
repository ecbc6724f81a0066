package org.craregistry.portfolio;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.craregistry.law.Certificate;
import org.craregistry.law.Evidence;
import org.craregistry.law.Facts;
import org.jspecify.annotations.Nullable;

/**
 * Everything on record that the law answers for a product from, and on how much that rests.
 *
 * @param standings on how much it rests that requirements of Annex I are fulfilled
 * @param reliance the route to AI Act Article 15 that is relied on; {@code null} where nobody has decided
 */
public record LawInput(
        Facts facts,
        Evidence evidence,
        StandingSupport standings,
        @Nullable RouteReliance reliance) {

    /**
     * What is on record of a product.
     *
     * @param version the version of the product, the empty text where it has none
     * @param decided whether a person has decided the core functionality and given a reason
     */
    public static LawInput of(
            Facts facts, FiledEvidence filed, String version, boolean decided, @Nullable RouteReliance reliance) {
        return new LawInput(facts, filed.weighed(version, decided), StandingSupport.of(filed), reliance);
    }

    /**
     * Reads the stored documents of a product.
     *
     * @param defaults those of its portfolio
     * @param decided whether a person has decided its core functionality
     * @throws IllegalArgumentException where the law no longer reads something of them
     */
    static LawInput read(
            String facts,
            StoredDefaults defaults,
            @Nullable String evidence,
            String version,
            boolean decided,
            @Nullable RouteReliance reliance) {
        Facts all = Facts.of(defaults.read().under(FactsColumn.plain(facts)));
        return of(all, EvidenceColumn.read(evidence), version, decided, reliance);
    }

    /** The schemes of the certificates on file, as they are looked for. */
    public List<String> schemes() {
        return SchemeName.of(evidence.certificates());
    }

    /** The earliest last day of a certificate on file that is not withdrawn; {@code null} where none has one. */
    public @Nullable LocalDate expiresOn() {
        return evidence.certificates().stream()
                .filter(certificate -> certificate.withdrawnOn() == null)
                .map(Certificate::expiresOn)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
