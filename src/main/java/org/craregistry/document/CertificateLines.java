package org.craregistry.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.document.DeclarationLine.Said;
import org.craregistry.law.Article15Route;
import org.craregistry.law.AssuranceLevel;
import org.craregistry.law.Category;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.Certificate;
import org.craregistry.law.CertificateAnswer;
import org.craregistry.law.CertificateKind;
import org.craregistry.law.Determination;
import org.craregistry.law.ProductClass;
import org.craregistry.law.RouteStatus;
import org.craregistry.law.Sentences;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.StateOfLaw.CertPresumption;
import org.craregistry.law.StateOfLaw.CertificationScheme;
import org.craregistry.law.Truth;
import org.jspecify.annotations.Nullable;

/**
 * The certificates and EU statements of conformity that conformity is declared by, each with the article that lets it count. One
 * that counts under neither act is not named.
 */
final class CertificateLines {

    private final Determination determination;
    private final boolean underAiAct;

    private CertificateLines(Determination determination, boolean underAiAct) {
        this.determination = determination;
        this.underAiAct = underAiAct;
    }

    static List<DeclarationLine> of(Determination determination, DeclaredActs acts) {
        return new CertificateLines(determination, acts.ai() == Truth.YES).lines();
    }

    /** The category whose standards and schemes count; empty while the class cannot be told. */
    static Optional<CategoryCode> category(Determination determination) {
        Category category = determination.classification().category();
        if (category != null) {
            return CategoryCode.find(category.code());
        }
        boolean isDefault = determination.classification().productClass() == ProductClass.DEFAULT;
        return isDefault ? Optional.of(CategoryCode.NONE) : Optional.empty();
    }

    private List<DeclarationLine> lines() {
        List<DeclarationLine> lines = new ArrayList<>();
        List<Certificate> onFile = determination.judged().evidence().certificates();
        for (int i = 0; i < onFile.size(); i++) {
            List<String> grounds = grounds(onFile.get(i), i);
            if (!grounds.isEmpty()) {
                lines.add(line(onFile.get(i), grounds));
            }
        }
        return lines;
    }

    private List<String> grounds(Certificate certificate, int index) {
        List<String> grounds = new ArrayList<>(3);
        if (underAiAct && presumes(index)) {
            grounds.add("AI Act Art. 42(2)");
        }
        if (determination.standingCertificates().contains(certificate)) {
            if (isDesignated(certificate)) {
                grounds.add("CRA Art. 27 (our reading)");
            }
            if (isDemanded(certificate)) {
                grounds.add("CRA Art. 8(1)");
            }
        }
        return grounds;
    }

    /** Whether it meets C2 to C9, a statement of conformity C4 too, and covers an element. */
    private boolean presumes(int index) {
        return determination.article15().route(Article15Route.CYBERSECURITY_ACT_CERTIFICATION).stream()
                .flatMap(route -> route.certificates().stream())
                .filter(answer -> answer.index() == index)
                .map(CertificateAnswer::status)
                .anyMatch(status -> status.compareTo(RouteStatus.PRESUMED_PARTIAL) >= 0);
    }

    private boolean isDesignated(Certificate certificate) {
        StateOfLaw state = determination.stateOfLaw();
        boolean isNamed = state.designatedSchemes().entries().stream()
                .filter(scheme -> hasBegun(scheme.appliesFrom()))
                .filter(scheme -> isUnder(certificate, scheme.scheme()) && isAtLeast(certificate, scheme.leastLevel()))
                .anyMatch(scheme -> category(determination)
                        .filter(scheme.categories()::contains)
                        .isPresent());
        boolean isReadWithoutDesignation = state.readings().certPresumption() == CertPresumption.EVERY_SCHEME
                && isAtLeast(certificate, AssuranceLevel.SUBSTANTIAL);
        return isNamed || isReadWithoutDesignation;
    }

    private boolean isDemanded(Certificate certificate) {
        return determination.stateOfLaw().mandatoryCertifications().entries().stream()
                .filter(act -> hasBegun(act.appliesFrom()))
                .filter(act -> isUnder(certificate, act.scheme()) && isAtLeast(certificate, act.level()))
                .anyMatch(act -> category(determination)
                        .filter(act.categories()::contains)
                        .isPresent());
    }

    private boolean isUnder(Certificate certificate, String name) {
        CertificationScheme scheme = determination.stateOfLaw().scheme(certificate.scheme());
        return scheme != null && scheme.name().equalsIgnoreCase(name.strip());
    }

    private static boolean isAtLeast(Certificate certificate, AssuranceLevel least) {
        return certificate.level() != null && certificate.level().compareTo(least) >= 0;
    }

    private boolean hasBegun(@Nullable LocalDate from) {
        return from == null || !from.isAfter(determination.asOf());
    }

    private static String furtherVersions(Certificate certificate) {
        String versions = "also for " + String.join(", ", certificate.coversVersions());
        return certificate.continuityDocument() == null
                ? versions
                : versions + " by " + certificate.continuityDocument();
    }

    private static DeclarationLine line(Certificate certificate, List<String> grounds) {
        String words = Stream.of(
                        certificate.scheme(),
                        certificate.level() == null
                                ? null
                                : "level " + certificate.level().label(),
                        certificate.number() == null ? null : "No " + certificate.number(),
                        certificate.coversVersions().isEmpty() ? null : furtherVersions(certificate),
                        certificate.issuer() == null ? null : "issued by " + certificate.issuer(),
                        certificate.issuedOn() == null ? null : "on " + Sentences.day(certificate.issuedOn()),
                        certificate.expiresOn() == null
                                ? null
                                : "valid until " + Sentences.day(certificate.expiresOn()))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
        CertificateKind kind = certificate.kind() == null ? CertificateKind.CERTIFICATE : certificate.kind();
        return new Said(kind.label(), "%s; under %s".formatted(words, String.join(" and ", grounds)));
    }
}
