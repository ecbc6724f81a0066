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
        return new ConformityAssessment(
                orEmpty(pick(Procedure.class)),
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
