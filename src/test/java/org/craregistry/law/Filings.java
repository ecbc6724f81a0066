package org.craregistry.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Evidence made up by chance: often complete, now and then with fields left empty, old, foreign or withdrawn. */
public final class Filings {

    private final Random random;

    public Filings(long seed) {
        random = new Random(seed);
    }

    public Evidence evidence() {
        return new Evidence(
                chance(2) ? "" : "3",
                chance(2),
                some(this::certificate),
                some(this::declaration),
                some(this::assessment),
                requirements(),
                elements());
    }

    /** Evidence with two certificates that are lost or about to begin, and no element evidenced otherwise. */
    Evidence losing() {
        Map<Article15Element, ElementStanding> elements = new EnumMap<>(Article15Element.class);
        for (Article15Element element : Article15Element.values()) {
            elements.put(element, new ElementStanding(ElementStanding.Value.NOT_EVIDENCED, null));
        }
        return new Evidence(
                "3",
                true,
                List.of(lost(), lost()),
                some(this::declaration),
                some(this::assessment),
                requirements(),
                elements);
    }

    /** Evidence with an assessment under each of these. */
    Evidence assessedUnder(Procedure... procedures) {
        Evidence evidence = evidence();
        for (Procedure procedure : procedures) {
            evidence = with(evidence, assessment(procedure));
        }
        return evidence;
    }

    /** The same with what is empty in its records filled in. */
    Evidence filled(Evidence evidence) {
        return new Evidence(
                evidence.version(),
                evidence.classificationReasoned(),
                evidence.certificates().stream()
                        .map(it -> filled(it, "".equals(evidence.version())))
                        .toList(),
                evidence.declarations().stream().map(this::filled).toList(),
                evidence.assessments().stream().map(this::filled).toList(),
                evidence.requirements(),
                evidence.elements());
    }

    /** A version that is not named is none where the product has none either. */
    private Certificate filled(Certificate it, boolean isWithoutVersion) {
        LocalDate issuedOn = or(it.issuedOn(), () -> anyDayUntil(it.expiresOn()));
        return new Certificate(
                or(it.scheme(), () -> chance(2) ? "ISO/IEC 27001" : "EUCC"),
                or(it.kind(), () -> pick(CertificateKind.class)),
                it.number(),
                or(it.level(), () -> pick(AssuranceLevel.class)),
                it.issuer(),
                or(it.certifiedObject(), () -> pick(CertifiedObject.class)),
                or(it.certifiedVersion(), () -> isWithoutVersion ? null : chance(2) ? "3" : "2"),
                it.coversVersions(),
                it.continuityDocument(),
                issuedOn,
                or(it.expiresOn(), () -> issuedOn.plusMonths(random.nextInt(72))),
                it.withdrawnOn(),
                it.suspendedFrom(),
                it.suspendedUntil(),
                it.requirements(),
                it.elements(),
                it.url());
    }

    private Declaration filled(Declaration it) {
        return new Declaration(
                it.number(),
                or(it.form(), () -> pick(DeclarationForm.class)),
                or(it.issuedOn(), () -> anyDayUntil(null)),
                it.withdrawnOn(),
                or(it.annexVItems(), () -> chance(2) ? Set.of(1) : Set.of(1, 2, 3, 4, 5, 6, 7, 8)),
                or(it.identifiesThisVersion(), () -> chance(2)),
                or(it.namesAiActArticle15(), () -> chance(2)),
                or(it.elements(), () -> chance(2) ? Set.of() : EnumSet.allOf(Article15Element.class)),
                or(it.acts(), () -> chance(2) ? Set.of(DeclaredAct.AI_ACT) : Set.of(DeclaredAct.CRA)),
                it.signatory(),
                it.url());
    }

    private ConformityAssessment filled(ConformityAssessment it) {
        return new ConformityAssessment(
                or(it.procedure(), () -> pick(Procedure.class)),
                it.bodyName(),
                it.bodyNumber(),
                it.certificateNumber(),
                or(it.completedOn(), () -> anyDayUntil(null)),
                it.validUntil(),
                or(it.coversAnnexI(), () -> chance(2)),
                or(it.article39Assessed(), () -> chance(2)),
                or(it.openFindings(), () -> chance(2)),
                it.manualReviewReference());
    }

    private static <T> T or(T value, Supplier<T> otherwise) {
        return value == null ? otherwise.get() : value;
    }

    private LocalDate anyDayUntil(LocalDate last) {
        LocalDate day = chance(3)
                ? LocalDate.of(2028, 9, 1).plusDays(random.nextInt(3))
                : LocalDate.of(2024, 1, 1).plusDays(random.nextInt(8 * 365));
        return last != null && day.isAfter(last) ? last : day;
    }

    Evidence with(Evidence evidence, Object piece) {
        List<Certificate> certificates = new ArrayList<>(evidence.certificates());
        List<Declaration> declarations = new ArrayList<>(evidence.declarations());
        List<ConformityAssessment> assessments = new ArrayList<>(evidence.assessments());
        if (piece instanceof Certificate certificate) {
            certificates.add(certificate);
        } else if (piece instanceof Declaration declaration) {
            declarations.add(declaration);
        } else {
            assessments.add((ConformityAssessment) piece);
        }
        return new Evidence(
                evidence.version(),
                evidence.classificationReasoned(),
                certificates,
                declarations,
                assessments,
                evidence.requirements(),
                evidence.elements());
    }

    Evidence shuffled(Evidence evidence) {
        return new Evidence(
                evidence.version(),
                evidence.classificationReasoned(),
                shuffled(evidence.certificates()),
                shuffled(evidence.declarations()),
                shuffled(evidence.assessments()),
                evidence.requirements(),
                evidence.elements());
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T orEmpty(T value) {
        return chance(12) ? null : value;
    }

    private <T> List<T> some(Supplier<T> one) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(one.get());
        }
        return list;
    }

    private LocalDate past() {
        return LocalDate.of(2026 + random.nextInt(3), 1 + random.nextInt(12), 1);
    }

    private LocalDate future() {
        return LocalDate.of(2028 + random.nextInt(5), 1 + random.nextInt(12), 1);
    }

    private <E extends Enum<E>> E pick(Class<E> choices) {
        return choices.getEnumConstants()[random.nextInt(choices.getEnumConstants().length)];
    }

    private <E extends Enum<E>> Set<E> set(Class<E> choices) {
        Set<E> set = chance(3) ? EnumSet.noneOf(choices) : EnumSet.allOf(choices);
        set.removeIf(code -> chance(chance(2) ? 4 : 1000));
        return set;
    }

    Certificate certificate() {
        LocalDate suspended = chance(6) ? future() : null;
        return new Certificate(
                orEmpty(chance(6) ? "ISO/IEC 27001" : "EUCC"),
                orEmpty(chance(8) ? CertificateKind.STATEMENT_OF_CONFORMITY : CertificateKind.CERTIFICATE),
                null,
                orEmpty(pick(AssuranceLevel.class)),
                null,
                orEmpty(chance(8) ? CertifiedObject.COMPONENT : CertifiedObject.THIS_PRODUCT),
                chance(3) ? "3" : null,
                chance(8) ? Set.of("3") : Set.of(),
                null,
                orEmpty(past()),
                orEmpty(future()),
                chance(8) ? future() : null,
                suspended,
                suspended == null || chance(2) ? null : suspended.plusDays(41),
                set(AnnexIRequirement.class),
                set(Article15Element.class),
                null);
    }

    private Certificate lost() {
        int how = random.nextInt(5);
        LocalDate day = LocalDate.of(2028, 5, 31);
        return new Certificate(
                chance(4) ? null : "EUCC",
                CertificateKind.CERTIFICATE,
                null,
                pick(AssuranceLevel.class),
                null,
                CertifiedObject.THIS_PRODUCT,
                "3",
                Set.of(),
                null,
                how == 3 ? day.plusYears(3) : past(),
                how == 0 ? day : orEmpty(day.plusYears(6)),
                how == 1 ? day : null,
                how == 2 ? day : null,
                null,
                set(AnnexIRequirement.class),
                set(Article15Element.class),
                null);
    }

    Declaration declaration() {
        Set<Integer> items = new HashSet<>(List.of(1, 2, 3, 4, 5, 6, 7, 8));
        items.removeIf(item -> chance(40));
        return new Declaration(
                null,
                orEmpty(chance(8) ? DeclarationForm.SIMPLIFIED : DeclarationForm.FULL),
                orEmpty(past()),
                chance(8) ? future() : null,
                orEmpty(items),
                orEmpty(!chance(10)),
                orEmpty(!chance(6)),
                orEmpty(set(Article15Element.class)),
                orEmpty(chance(10) ? Set.of(DeclaredAct.AI_ACT) : Set.of(DeclaredAct.CRA, DeclaredAct.AI_ACT)),
                null,
                null);
    }

    ConformityAssessment assessment() {
        return assessment(orEmpty(pick(Procedure.class)));
    }

    private ConformityAssessment assessment(Procedure procedure) {
        return new ConformityAssessment(
                procedure,
                null,
                null,
                null,
                orEmpty(past()),
                chance(3) ? future() : null,
                orEmpty(!chance(8)),
                orEmpty(!chance(4)),
                orEmpty(chance(10)),
                chance(2) ? "review 1" : null);
    }

    private Map<AnnexIRequirement, RequirementStanding> requirements() {
        Map<AnnexIRequirement, RequirementStanding> standings = new EnumMap<>(AnnexIRequirement.class);
        if (chance(3)) {
            return standings;
        }
        for (AnnexIRequirement requirement : AnnexIRequirement.values()) {
            RequirementStanding.Value value =
                    chance(60) ? pick(RequirementStanding.Value.class) : RequirementStanding.Value.FULFILLED;
            standings.put(requirement, new RequirementStanding(value, chance(2) ? "because" : null));
        }
        return standings;
    }

    private Map<Article15Element, ElementStanding> elements() {
        Map<Article15Element, ElementStanding> standings = new EnumMap<>(Article15Element.class);
        for (Article15Element element : Article15Element.values()) {
            if (!chance(3)) {
                standings.put(element, new ElementStanding(pick(ElementStanding.Value.class), null));
            }
        }
        return standings;
    }
}
