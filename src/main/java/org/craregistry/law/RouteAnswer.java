package org.craregistry.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far one route to AI Act Article 15 is demonstrated.
 *
 * @param closedBy what closes it, where that is not a condition of it alone, such as an exclusion from the CRA
 * @param opensOn the day from which the CRA applies, where it does not yet; {@code null} elsewhere
 * @param conditions every condition that was weighed; of several certificates, those of the one nearest to presumption
 * @param elements the elements that the route covers
 * @param missing the elements that it leaves open
 * @param certificates each certificate with its own conditions; none on other routes
 */
public record RouteAnswer(
        Article15Route route,
        RouteStatus status,
        @Nullable Provision closedBy,
        @Nullable LocalDate opensOn,
        List<ConditionAnswer> conditions,
        List<Article15Element> elements,
        List<Article15Element> missing,
        List<CertificateAnswer> certificates) {

    private static final Set<Provision> NEVER_BLOCKING = Set.of(
            CraArticle12AiSystems.SUPPORT_IS_RUNNING,
            AiActArticle40DirectEvidence.STANDARDS_MAKE_PRESUME,
            AiActArticle40DirectEvidence.SPECIFICATIONS_MAKE_PRESUME);

    private static final Set<Provision> CLOSING = Set.of(
            CraArticle12AiSystems.IS_COVERED,
            CraArticle12AiSystems.CRA_APPLIES_IN_FULL,
            CsaCertificates.IS_EUROPEAN,
            CsaCertificates.IS_PUBLISHED);

    public RouteAnswer {
        conditions = List.copyOf(conditions);
        elements = List.copyOf(elements);
        missing = List.copyOf(missing);
        certificates = List.copyOf(certificates);
    }

    /** Names each question that keeps a condition of it, or of one of its certificates, from being settled. */
    void openQuestions(Consumer<Question> questions) {
        conditions.forEach(condition -> condition.openQuestions(questions));
        certificates.forEach(
                certificate -> certificate.conditions().forEach(condition -> condition.openQuestions(questions)));
    }

    /**
     * The ids of the conditions that are not met, those that cannot be told included; none where the route is
     * demonstrated. D11 never blocks, and standards and specifications are only other ways to direct evidence.
     */
    public List<String> unmet() {
        if (missing.isEmpty()) {
            return List.of();
        }
        return blocking()
                .filter(condition -> condition.truth() != Truth.YES)
                .map(ConditionAnswer::code)
                .toList();
    }

    /** The conditions without which it is not demonstrated. */
    Stream<ConditionAnswer> blocking() {
        return conditions.stream().filter(condition -> !NEVER_BLOCKING.contains(condition.condition()));
    }

    /**
     * Whether the route is closed by what the product is, or, for certification, by what every certificate on file is:
     * nothing that completes the rest opens it, but another certificate may.
     */
    public boolean isStructurallyClosed() {
        return status == RouteStatus.UNAVAILABLE;
    }

    /** What closes the route, or from when it is open, in a sentence; {@code null} where neither is so. */
    public @Nullable String reason() {
        return opensOn == null
                ? closing().stream().findFirst().map(ConditionAnswer::because).orElse(null)
                : "The CRA applies in full from %s.".formatted(Sentences.day(opensOn));
    }

    /** The code behind the reason: of what closes the route; none where the reason is a day or there is none. */
    public List<String> reasonCodes() {
        return closedBy == null
                ? closing().stream().limit(1).map(ConditionAnswer::code).toList()
                : List.of(closedBy.code());
    }

    /**
     * The conditions that close the route, each with its citation: D1 or D2 for conformity with the CRA; for
     * certification C2 or C3 of the certificate nearest to presumption. None where the route is not structurally closed.
     */
    public List<ConditionAnswer> closing() {
        if (!isStructurallyClosed()) {
            return List.of();
        }
        return conditions.stream()
                .filter(condition -> condition.truth() == Truth.NO && CLOSING.contains(condition.condition()))
                .toList();
    }
}
