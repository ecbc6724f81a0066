package org.craregistry.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the cybersecurity requirements of AI Act Article 15 are demonstrated. Accuracy and robustness are never covered,
 * and the conformity assessment of AI Act Article 43 stays required.
 *
 * @param route the route that the outcome rests on, {@code null} where it rests on none
 * @param routes every route; none where Article 15 does not apply or it cannot be told whether it does
 * @param missing the elements that nothing covers
 * @param appliesFrom the day from which Article 15 applies, where it does not yet
 */
public record Article15Answer(
        Article15Outcome outcome,
        @Nullable Article15Route route,
        List<RouteAnswer> routes,
        List<Article15Element> missing,
        @Nullable LocalDate appliesFrom,
        Case judged) {

    public Article15Answer {
        routes = List.copyOf(routes);
        missing = List.copyOf(missing);
    }

    /** What is said of one route; empty where the routes are not weighed. */
    public Optional<RouteAnswer> route(Article15Route asked) {
        return routes.stream().filter(answer -> answer.route() == asked).findFirst();
    }

    /**
     * Whether this route demonstrates Article 15, whatever the others do. Only a certificate that covers a part is
     * helped: by evidence for every element that it leaves open. False where the routes are not weighed.
     */
    public boolean demonstrates(Article15Route asked) {
        return route(asked).filter(this::isDemonstrated).isPresent();
    }

    private boolean isDemonstrated(RouteAnswer answer) {
        return switch (answer.status()) {
            case DEEMED_COMPLIANT, PRESUMED, PRESUMED_VIA_STANDARD, PRESUMED_VIA_SPECIFICATION, EVIDENCED -> true;
            case PRESUMED_PARTIAL -> isEvidenced(answer.missing());
            default -> false;
        };
    }

    private boolean isEvidenced(List<Article15Element> elements) {
        return route(Article15Route.DIRECT_EVIDENCE)
                .filter(direct -> direct.elements().containsAll(elements))
                .isPresent();
    }

    /** What closes it or from when it applies, or the first thing that is missing, in a sentence; {@code null} where there is none. */
    public @Nullable String detail() {
        return Article15Detail.sentence(this);
    }

    /**
     * The codes behind the detail: what closes it, the elements that are missing, or the conditions that are not met and the
     * elements that are not evidenced; none where the detail is a day or there is none.
     */
    public List<String> detailCodes() {
        return Article15Detail.codes(this);
    }

    /** The provisions of the gate, or of the route that the outcome rests on. */
    public List<Provision> grounds() {
        return Article15.grounds(this);
    }

    /**
     * The questions whose answer would tell whether Article 15 applies or complete a route, in the order of the
     * vocabulary.
     */
    public List<Question> openQuestions() {
        return Article15.openQuestions(judged);
    }

    /** Never: CRA Article 12(1) and AI Act Article 42 reach only cybersecurity. */
    public boolean coversAccuracy() {
        return false;
    }

    /** Never: CRA Article 12(1) and AI Act Article 42 reach only cybersecurity. */
    public boolean coversRobustness() {
        return false;
    }

    /** Whether the procedure of AI Act Article 43 is still required: wherever Article 15 applies. */
    public boolean article43StillRequired() {
        return !routes.isEmpty();
    }

    /** The outcome on the day from which Article 15 applies; {@code null} where it does already or never will. */
    public @Nullable Projection projection() {
        if (appliesFrom == null) {
            return null;
        }
        Article15Answer then = Article15.answer(judged.on(appliesFrom));
        return new Projection(appliesFrom, then.outcome(), then.detail(), then.detailCodes());
    }

    /** What today's facts and evidence would give on the first day on which AI Act Article 15 applies. */
    public record Projection(
            LocalDate asOf,
            Article15Outcome outcome,
            @Nullable String detail,
            List<String> detailCodes) {

        public Projection {
            detailCodes = List.copyOf(detailCodes);
        }
    }
}
