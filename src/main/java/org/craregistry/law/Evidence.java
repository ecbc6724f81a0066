package org.craregistry.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is on file for one product. What is not on file does not exist; what is dated later than the day asked for does
 * not exist yet.
 *
 * @param version the version of the product, the empty text where it has none, {@code null} where it is not answered;
 *     certificates are compared with it
 * @param classificationReasoned whether a signed decision on the class with a reason is on file
 */
public record Evidence(
        @Nullable String version,
        boolean classificationReasoned,
        List<Certificate> certificates,
        List<Declaration> declarations,
        List<ConformityAssessment> assessments,
        Map<AnnexIRequirement, RequirementStanding> requirements,
        Map<Article15Element, ElementStanding> elements) {

    private static final Evidence NONE = new Evidence("", false, List.of(), List.of(), List.of(), Map.of(), Map.of());

    public Evidence {
        certificates = List.copyOf(certificates);
        declarations = List.copyOf(declarations);
        assessments = List.copyOf(assessments);
        requirements = requirements.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(requirements));
        elements = elements.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(elements));
    }

    /** Nothing on file. */
    public static Evidence none() {
        return NONE;
    }

    /** The same with one declaration more, after those on file. */
    public Evidence with(Declaration declaration) {
        List<Declaration> all = new ArrayList<>(declarations);
        all.add(declaration);
        return new Evidence(version, classificationReasoned, certificates, all, assessments, requirements, elements);
    }

    /** The days on which a piece of evidence begins or ceases to count. */
    Stream<LocalDate> daysOfChange() {
        return Stream.of(
                        certificates.stream().flatMap(certificate -> certificate.daysOfChange().stream()),
                        declarations.stream().flatMap(declaration -> declaration.daysOfChange().stream()),
                        assessments.stream().flatMap(assessment -> assessment.daysOfChange().stream()))
                .flatMap(days -> days);
    }
}
