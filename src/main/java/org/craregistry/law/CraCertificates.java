package org.craregistry.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.craregistry.law.StateOfLaw.CertPresumption;
import org.craregistry.law.StateOfLaw.DesignatedScheme;
import org.craregistry.law.StateOfLaw.MandatoryCertification;
import org.jspecify.annotations.Nullable;

/**
 * What the certificates on file are worth under CRA Articles 8(1) and 27(8) and (9), for every category at once: a
 * scheme is designated, and a certificate demanded, for categories, and the category may not be settled yet. Sets of
 * categories are bits by {@link CategoryCode#index}.
 */
final class CraCertificates {

    private static final CraCertificates NONE = new CraCertificates();

    /** Categories for which something is so, and those for which it may be so. */
    record Categories(int yes, int maybe) {
        static final Categories NO = new Categories(0, 0);

        Categories and(CategoryCode category, Truth truth) {
            int bit = 1 << category.index();
            return new Categories(truth == Truth.YES ? yes | bit : yes, truth == Truth.NO ? maybe : maybe | bit);
        }
    }

    private Categories designated = Categories.NO;
    private Categories substantial = Categories.NO;
    private Categories coveringAll = Categories.NO;
    private Categories coveringSome = Categories.NO;
    private Categories mandated = Categories.NO;
    private Categories underMandate = Categories.NO;
    private Categories presumedInFull = Categories.NO;

    private CraCertificates() {}

    static CraCertificates of(Case c) {
        return of(c, certificate -> Truth.YES);
    }

    /** The same, of those alone that were issued on or after this day; while it is not known, of those of today. */
    static CraCertificates issuedSince(@Nullable LocalDate day, Case c) {
        return of(c, certificate -> Conditions.NotOlder.weigh(certificate.issuedOn(), day, c));
    }

    private static CraCertificates of(Case c, Function<Certificate, Truth> counts) {
        if (c.evidence().certificates().isEmpty() || !canMatter(c.stateOfLaw())) {
            return NONE;
        }
        List<Weighed> certificates = new ArrayList<>();
        for (int i = 0; i < c.evidence().certificates().size(); i++) {
            Certificate certificate = c.evidence().certificates().get(i);
            Truth stands = CsaCertificates.STANDS.weigh(EvidenceList.CERTIFICATES.about(c, i));
            certificates.add(new Weighed(certificate, stands.and(counts.apply(certificate))));
        }
        CraCertificates found = new CraCertificates();
        Set<AnnexIRequirement> applicable = CraAnnex1Requirements.applicable(c.evidence());
        for (CategoryCode category : CategoryCode.ALL) {
            if (c.craClass().mayBe(category)) {
                found.weigh(category, certificates, applicable, c);
            }
        }
        return found;
    }

    /** Without a designated scheme and a mandate, a certificate changes nothing under the CRA as the guidance reads it. */
    private static boolean canMatter(StateOfLaw stateOfLaw) {
        return !stateOfLaw.designatedSchemes().entries().isEmpty()
                || !stateOfLaw.mandatoryCertifications().entries().isEmpty()
                || stateOfLaw.readings().certPresumption() == CertPresumption.EVERY_SCHEME;
    }

    /** A certificate, and whether it is a standing one of this product. */
    private record Weighed(Certificate certificate, Truth stands) {

        Truth atLeastSubstantial() {
            return isAtLeast(certificate, AssuranceLevel.SUBSTANTIAL);
        }
    }

    /** A standing certificate under a scheme designated for the category, at a level that the designation accepts. */
    Categories designated() {
        return designated;
    }

    /** Such a certificate of level substantial or high. */
    Categories substantial() {
        return substantial;
    }

    /** Such certificates of level substantial or high that cover every applicable requirement of Annex I. */
    Categories coveringAll() {
        return coveringAll;
    }

    /** Such certificates of level substantial or high that cover at least one requirement of Annex I. */
    Categories coveringSome() {
        return coveringSome;
    }

    /** A standing certificate of the scheme and the level that an act under Article 8(1) demands for the category. */
    Categories mandated() {
        return mandated;
    }

    /** A standing certificate of the scheme that such an act names, of whatever level. */
    Categories underMandate() {
        return underMandate;
    }

    /**
     * Certificates of level substantial or high of any European scheme that cover every applicable requirement, where
     * the state of the law reads Article 27(8) by itself.
     */
    Categories presumedInFull() {
        return presumedInFull;
    }

    /** Everything that is said of categories, so that those of which the same is said can be put together. */
    List<Categories> all() {
        return List.of(designated, substantial, coveringAll, coveringSome, mandated, underMandate, presumedInFull);
    }

    private void weigh(CategoryCode category, List<Weighed> certificates, Set<AnnexIRequirement> applicable, Case c) {
        Set<AnnexIRequirement> covered = EnumSet.noneOf(AnnexIRequirement.class);
        Set<AnnexIRequirement> maybeCovered = EnumSet.noneOf(AnnexIRequirement.class);
        Set<AnnexIRequirement> presumed = EnumSet.noneOf(AnnexIRequirement.class);
        Set<AnnexIRequirement> maybePresumed = EnumSet.noneOf(AnnexIRequirement.class);
        for (Weighed weighed : certificates) {
            Certificate certificate = weighed.certificate();
            Truth stands = weighed.stands();
            Truth accepted = stands.and(isDesignated(certificate, category, c));
            Truth high = weighed.atLeastSubstantial();
            designated = designated.and(category, accepted);
            substantial = substantial.and(category, accepted.and(high));
            mandated = mandated.and(category, stands.and(isDemanded(certificate, category, c, true)));
            underMandate = underMandate.and(category, stands.and(isDemanded(certificate, category, c, false)));
            collect(certificate, accepted.and(high), covered, maybeCovered);
            collect(certificate, stands.and(high), presumed, maybePresumed);
        }
        coveringAll = coveringAll.and(category, all(covered, maybeCovered, applicable));
        coveringSome = coveringSome.and(
                category, Truth.of(!covered.isEmpty()).or(maybeCovered.isEmpty() ? Truth.NO : Truth.UNKNOWN));
        if (c.stateOfLaw().readings().certPresumption() == CertPresumption.EVERY_SCHEME) {
            presumedInFull = presumedInFull.and(category, all(presumed, maybePresumed, applicable));
        }
    }

    private static Truth isDesignated(Certificate certificate, CategoryCode category, Case c) {
        Truth truth = Truth.NO;
        for (DesignatedScheme scheme : c.stateOfLaw().designatedSchemes().entries()) {
            if (scheme.isDesignatedFor(category, c.asOf())) {
                truth = truth.or(
                        isUnder(certificate, scheme.scheme()).and(isAtLeast(certificate, scheme.leastLevel())));
            }
        }
        return truth;
    }

    private static Truth isDemanded(Certificate certificate, CategoryCode category, Case c, boolean atItsLevel) {
        Truth truth = Truth.NO;
        for (MandatoryCertification act :
                c.stateOfLaw().mandatoryCertifications().entries()) {
            if (act.isDemandedFor(category, c.asOf())) {
                Truth level = atItsLevel ? isAtLeast(certificate, act.level()) : Truth.YES;
                truth = truth.or(isUnder(certificate, act.scheme()).and(level));
            }
        }
        return truth;
    }

    /** By the name of the scheme as in {@link StateOfLaw#scheme}: neither case nor surrounding spaces matter. */
    private static Truth isUnder(Certificate certificate, String scheme) {
        String name = certificate.scheme();
        return name == null ? Truth.UNKNOWN : Truth.of(StateOfLaw.isNamed(name, scheme));
    }

    private static Truth isAtLeast(Certificate certificate, AssuranceLevel least) {
        AssuranceLevel level = certificate.level();
        return level == null ? Truth.UNKNOWN : Truth.of(level.compareTo(least) >= 0);
    }

    /** What it surely covers, and what it may cover: everything while that is not known. */
    private static void collect(
            Certificate certificate, Truth counts, Set<AnnexIRequirement> sure, Set<AnnexIRequirement> maybe) {
        Set<AnnexIRequirement> codes = certificate.requirements();
        if (counts == Truth.YES && codes != null) {
            sure.addAll(codes);
        }
        if (counts != Truth.NO) {
            maybe.addAll(codes == null ? EnumSet.allOf(AnnexIRequirement.class) : codes);
        }
    }

    private static Truth all(
            Set<AnnexIRequirement> sure, Set<AnnexIRequirement> maybe, Set<AnnexIRequirement> applicable) {
        if (sure.containsAll(applicable)) {
            return Truth.YES;
        }
        return maybe.containsAll(applicable) ? Truth.UNKNOWN : Truth.NO;
    }

    /** Names the fields that certificates on file leave empty, so that it cannot be told whether they stand and for what. */
    static void askWhatIsEmpty(Case c, Consumer<Question> questions) {
        for (int i = 0; i < c.evidence().certificates().size(); i++) {
            Case one = EvidenceList.CERTIFICATES.about(c, i);
            if (CsaCertificates.STANDS.weigh(one) != Truth.NO) {
                CsaCertificates.STANDS.openQuestions(one, questions);
                if (!one.piece(Certificate.class).isCoverageKnown()) {
                    questions.accept(EvidenceFields.COVERS);
                }
            }
        }
    }

    /** The requirements that standing designated certificates of level substantial or high cover for a category. */
    static Collection<AnnexIRequirement> covered(CategoryCode category, Case c) {
        Set<AnnexIRequirement> covered = EnumSet.noneOf(AnnexIRequirement.class);
        for (int i = 0; i < c.evidence().certificates().size(); i++) {
            Certificate certificate = c.evidence().certificates().get(i);
            boolean counts = CsaCertificates.STANDS
                            .weigh(EvidenceList.CERTIFICATES.about(c, i))
                            .and(isDesignated(certificate, category, c))
                            .and(isAtLeast(certificate, AssuranceLevel.SUBSTANTIAL))
                    == Truth.YES;
            if (counts) {
                collect(certificate, Truth.YES, covered, EnumSet.noneOf(AnnexIRequirement.class));
            }
        }
        return covered;
    }
}
