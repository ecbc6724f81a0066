package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.EvidenceList.CERTIFICATES;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * AI Act Article 42(2): the conditions C1 to C10 on which a certificate or statement of conformity under the
 * Cybersecurity Act makes presume compliance with the cybersecurity requirements of Article 15.
 */
final class AiActArticle42Presumption {

    static final Provision SOMETHING_IS_ON_FILE = AI_ACT.at("Art. 42(2)")
            .says("a certificate or a statement of conformity is on file")
            .when(Condition.some(
                    "a certificate or statement is on file",
                    CERTIFICATES,
                    Condition.known("it exists", "Nothing is on file.", c -> true)))
            .telling("A certificate or statement of conformity is on file.")
            .as("C1", "Certificate on file");

    static final Provision COVERS_THE_ELEMENTS = AI_ACT.at("Art. 42(2)")
            .asOurReading()
            .says("it covers every applicable element of Article 15 on cybersecurity; in so far as it covers them, they"
                    + " are presumed")
            .when(new Coverage())
            .telling("The certificate covers every element of cybersecurity that applies.")
            .as("C10", "Certificate covers the elements");

    static final Checklist CONDITIONS = Checklist.of(
            "Certification under the Cybersecurity Act as a route to AI Act Article 15",
            SOMETHING_IS_ON_FILE,
            CsaCertificates.IS_EUROPEAN,
            CsaCertificates.IS_PUBLISHED,
            CsaCertificates.IS_A_STATEMENT_WHERE_ALLOWED,
            CsaCertificates.HAS_A_LEVEL_OF_THE_SCHEME,
            CsaCertificates.IS_IN_ITS_PERIOD,
            CsaCertificates.IS_NOT_WITHDRAWN,
            CsaCertificates.IS_NOT_SUSPENDED,
            CsaCertificates.IS_ABOUT_THIS_VERSION,
            COVERS_THE_ELEMENTS);

    static final Provision CERTIFICATES_MAKE_PRESUME = AI_ACT.at("Art. 42(2)")
            .says(
                    "a high-risk AI system so certified is presumed to comply with the cybersecurity requirements covered,"
                            + " never with accuracy or robustness")
            .when(Condition.known(
                    "a certificate meets C2 to C9",
                    "None of the certificates on file counts.",
                    c -> !covered(c).isEmpty()))
            .telling("A certificate on file counts for the cybersecurity of the AI system.")
            .as("PRESUMED");

    static final List<Provision> PROVISIONS =
            List.of(CERTIFICATES_MAKE_PRESUME, SOMETHING_IS_ON_FILE, COVERS_THE_ELEMENTS);

    private AiActArticle42Presumption() {}

    /** The route, of all certificates together: what those that stand cover is added up, the nearest one counts. */
    static RouteAnswer route(Case c) {
        List<CertificateAnswer> judged = judgeAll(c);
        if (judged.isEmpty()) {
            ConditionAnswer none = new ConditionAnswer(SOMETHING_IS_ON_FILE, Truth.NO, c);
            return answer(RouteStatus.NONE, List.of(none), Set.of(), judged, c);
        }
        CertificateAnswer nearest = nearest(judged, c);
        Set<Article15Element> covered = covered(judged);
        covered.retainAll(c.applicableElements());
        boolean isAllCovered = Article15Elements.missing(c, covered).isEmpty();
        return answer(isAllCovered ? RouteStatus.PRESUMED : nearest.status(), nearest.conditions(), covered, judged, c);
    }

    private static RouteAnswer answer(
            RouteStatus status,
            List<ConditionAnswer> conditions,
            Collection<Article15Element> covered,
            List<CertificateAnswer> judged,
            Case c) {
        return new RouteAnswer(
                Article15Route.CYBERSECURITY_ACT_CERTIFICATION,
                status,
                null,
                null,
                conditions,
                List.copyOf(covered),
                Article15Elements.missing(c, covered),
                judged);
    }

    private static List<CertificateAnswer> judgeAll(Case c) {
        List<CertificateAnswer> judged = new ArrayList<>();
        for (int i = 0; i < c.evidence().certificates().size(); i++) {
            judged.add(judge(CERTIFICATES.about(c, i), i));
        }
        return judged;
    }

    /**
     * The one whose status counts: of those that are nearest whatever the open fields of all turn out to be, where there
     * are such, else of all.
     */
    private static CertificateAnswer nearest(List<CertificateAnswer> judged, Case c) {
        List<Set<RouteStatus>> possible = judged.stream()
                .map(one -> possible(CERTIFICATES.about(c, one.index())))
                .toList();
        RouteStatus least =
                Collections.max(possible.stream().map(Collections::min).toList());
        boolean isSettled =
                possible.stream().allMatch(each -> Collections.max(each).compareTo(least) <= 0);
        return judged.stream()
                .filter(one -> !isSettled || one.status() == least)
                .max(NEAREST_LAST)
                .orElseThrow();
    }

    private static Set<Article15Element> covered(Case c) {
        return covered(judgeAll(c));
    }

    /** What all that count cover together, where one of them surely covers something. */
    private static Set<Article15Element> covered(List<CertificateAnswer> judged) {
        Set<Article15Element> covered = EnumSet.noneOf(Article15Element.class);
        if (judged.stream().anyMatch(one -> one.status().compareTo(RouteStatus.PRESUMED_PARTIAL) >= 0)) {
            judged.stream()
                    .filter(AiActArticle42Presumption::counts)
                    .forEach(one -> covered.addAll(elements(one.certificate())));
        }
        return covered;
    }

    private static boolean counts(CertificateAnswer judged) {
        return judged.conditions().stream()
                .allMatch(one -> one.truth() == Truth.YES || one.condition() == COVERS_THE_ELEMENTS);
    }

    private static CertificateAnswer judge(Case c, int index) {
        List<ConditionAnswer> conditions = new ArrayList<>(10);
        boolean isForeign = CsaCertificates.IS_EUROPEAN.weigh(c) == Truth.NO;
        for (Provision condition : CONDITIONS.conditions()) {
            if (!isForeign || !ASK_THE_SCHEME.contains(condition)) {
                conditions.add(new ConditionAnswer(condition, condition.weigh(c), c));
            }
        }
        return new CertificateAnswer(index, c.piece(Certificate.class), status(c), conditions);
    }

    /** By status, then by what is met and covered, so that the order in which certificates are filed does not matter. */
    private static final Comparator<CertificateAnswer> NEAREST_LAST = Comparator.comparing(CertificateAnswer::status)
            .thenComparing(one -> one.conditions().stream()
                    .filter(condition -> condition.truth() == Truth.YES)
                    .count())
            .thenComparing(one -> one.conditions().toString());

    /** Those that cannot be asked of a scheme that is none. */
    private static final Set<Provision> ASK_THE_SCHEME = Set.of(
            CsaCertificates.IS_PUBLISHED,
            CsaCertificates.IS_A_STATEMENT_WHERE_ALLOWED,
            CsaCertificates.HAS_A_LEVEL_OF_THE_SCHEME);

    /** The order in which the conditions decide, and the status that each gives where it is not met. */
    private enum Step {
        EUROPEAN(CsaCertificates.IS_EUROPEAN.condition(), RouteStatus.UNAVAILABLE),
        PUBLISHED(CsaCertificates.IS_PUBLISHED.condition(), RouteStatus.UNAVAILABLE),
        STATEMENT(CsaCertificates.IS_A_STATEMENT_WHERE_ALLOWED.condition(), RouteStatus.INVALID),
        LEVEL(CsaCertificates.HAS_A_LEVEL_OF_THE_SCHEME.condition(), RouteStatus.INVALID),
        WITHDRAWAL(CsaCertificates.IS_NOT_WITHDRAWN.condition(), RouteStatus.WITHDRAWN),
        EXPIRY(CsaCertificates.IS_NOT_OVER, RouteStatus.EXPIRED),
        BEGINNING(CsaCertificates.HAS_BEGUN, RouteStatus.NOT_YET_VALID),
        SUSPENSION(CsaCertificates.IS_NOT_SUSPENDED.condition(), RouteStatus.SUSPENDED),
        OBJECT(CsaCertificates.IS_ABOUT_THIS_VERSION.condition(), RouteStatus.INCOMPLETE);

        private final Condition condition;
        private final RouteStatus failing;

        Step(Condition condition, RouteStatus failing) {
            this.condition = condition;
            this.failing = failing;
        }
    }

    /** The one that is left whatever the open fields turn out to be, else that it is incomplete (our ruling on what all share). */
    private static RouteStatus status(Case c) {
        Set<RouteStatus> possible = possible(c);
        return possible.size() == 1 ? possible.iterator().next() : RouteStatus.INCOMPLETE;
    }

    private static Set<RouteStatus> possible(Case c) {
        Set<RouteStatus> possible = EnumSet.noneOf(RouteStatus.class);
        for (Step step : Step.values()) {
            Truth truth = step.condition.weigh(c);
            if (truth != Truth.YES) {
                possible.add(step.failing);
            }
            if (truth == Truth.NO) {
                return possible;
            }
        }
        possible.addAll(byCoverage(c));
        return possible;
    }

    /** Elements that may still be marked as not appropriate are missing where not covered, but carry nothing alone. */
    private static Set<RouteStatus> byCoverage(Case c) {
        Set<Article15Element> covered = coveredBy(c);
        if (covered.isEmpty()) {
            return EnumSet.of(RouteStatus.INCOMPLETE);
        }
        if (covered.stream().allMatch(element -> Article15Elements.isOpen(element, c))) {
            return EnumSet.of(RouteStatus.INCOMPLETE, RouteStatus.PRESUMED_PARTIAL);
        }
        return EnumSet.of(
                Article15Elements.missing(c, covered).isEmpty() ? RouteStatus.PRESUMED : RouteStatus.PRESUMED_PARTIAL);
    }

    private static Set<Article15Element> coveredBy(Case c) {
        Set<Article15Element> covered = EnumSet.noneOf(Article15Element.class);
        covered.addAll(elements(c.piece(Certificate.class)));
        covered.retainAll(c.applicableElements());
        return covered;
    }

    private static Set<Article15Element> elements(Certificate certificate) {
        Set<Article15Element> elements = certificate.elements();
        return elements == null ? Set.of() : elements;
    }

    /** Settled by what the certificate covers; where that is not said, it is not known. */
    private record Coverage() implements Condition {
        @Override
        public Truth weigh(Case c) {
            return c.piece(Certificate.class).isCoverageKnown()
                    ? Article15Elements.areAll(coveredBy(c), c)
                    : Truth.UNKNOWN;
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            if (!c.piece(Certificate.class).isCoverageKnown()) {
                questions.accept(EvidenceFields.COVERS);
            }
        }

        @Override
        public String words() {
            return "it covers every applicable element on cybersecurity";
        }

        @Override
        public void missing(Case c, Consumer<String> codes) {
            Article15Elements.missing(c, coveredBy(c)).forEach(element -> codes.accept(element.code()));
        }

        @Override
        public void tell(Case c, Met met) {
            met.tell(c.path() + ".covers", sentence(c));
        }

        private String sentence(Case c) {
            if (!c.piece(Certificate.class).isCoverageKnown()) {
                return "It is not filled in yet what the certificate covers.";
            }
            List<Article15Element> missing = Article15Elements.missing(c, coveredBy(c));
            String left = missing.isEmpty() ? "" : Codes.quoted(missing);
            return weigh(c) == Truth.UNKNOWN
                    ? "The certificate does not cover %s, and it is open whether this is appropriate here."
                            .formatted(left)
                    : "The certificate does not cover %s.".formatted(left);
        }
    }
}
