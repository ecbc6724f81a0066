package org.craregistry.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.craregistry.document.DeclarationLine.Missing;
import org.craregistry.document.DeclarationLine.Said;
import org.craregistry.law.Article15Answer;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Determination;
import org.craregistry.law.ElementStanding;
import org.craregistry.law.RouteAnswer;
import org.craregistry.law.RouteStatus;
import org.craregistry.law.Truth;
import org.jspecify.annotations.Nullable;

/**
 * What a declaration says of the cybersecurity requirements of AI Act Article 15: the statement of CRA Article 12(1)(c) where
 * conformity with the CRA is relied on, else which route it is instead.
 */
final class Article15Lines {

    private static final String LABEL = "Cybersecurity of the AI system";
    private static final String ELEMENTS = "evidence.article15Elements";
    private static final int MOST_CHARACTERS = 200;
    private static final String BY_CERTIFICATION =
            "by the certification named under point 6 (Art. 42(2) of Regulation (EU) 2024/1689)";
    private static final String BY_EVIDENCE = "in the technical documentation (Art. 15 of Regulation (EU) 2024/1689)";

    private final Determination determination;
    private final Article15Answer article15;

    private Article15Lines(Determination determination) {
        this.determination = determination;
        this.article15 = determination.article15();
    }

    static List<DeclarationLine> of(Determination determination, DeclaredActs acts) {
        // Where a delegated act limits Article 15, no route is weighed.
        boolean isSilent =
                acts.ai() != Truth.YES || determination.article15().routes().isEmpty();
        return isSilent ? List.of() : new Article15Lines(determination).lines(acts);
    }

    private List<DeclarationLine> lines(DeclaredActs acts) {
        RouteAnswer route = acts.route();
        if (route == null) {
            return notShown("No route to Article 15 of the AI Act is open and complete.", article15.missing());
        }
        return switch (route.route()) {
            case CRA_CONFORMITY -> acts.statesTheCraRoute() ? statement() : List.of(closed());
            case CYBERSECURITY_ACT_CERTIFICATION -> certification(route);
            case DIRECT_EVIDENCE -> directEvidence(route);
        };
    }

    /** CRA Article 12(1)(c): the declaration shows that the level of cybersecurity of Article 15 is reached. */
    private List<DeclarationLine> statement() {
        List<DeclarationLine> lines = new ArrayList<>();
        lines.add(
                DeclarationLine.sentence(
                        "Cybersecurity of the AI system: the product reaches the level of cybersecurity that Article 15 of Regulation (EU)"
                                + " 2024/1689 (AI Act) requires, by conformity with Regulation (EU) 2024/2847 (Art. 12(1) of that"
                                + " Regulation, Art. 42(3) of the AI Act). It is shown for each element of Article 15 as follows:"));
        for (Article15Element element : Article15Element.CYBERSECURITY) {
            lines.add(element(
                    element, determination.judged().evidence().elements().get(element)));
        }
        lines.add(DeclarationLine.sentence(
                "This says nothing of accuracy and robustness, which Article 15 requires as well, and does not take the place of"
                        + " the assessment of conformity under Article 43 of the AI Act."));
        return lines;
    }

    private static DeclarationLine element(Article15Element element, @Nullable ElementStanding standing) {
        String label = name(element);
        String where = standing == null || standing.evidence() == null ? "" : standing.evidence();
        boolean isLeftOut = standing != null
                && standing.standing() == ElementStanding.Value.NOT_APPROPRIATE
                && element.mayBeNotAppropriate();
        if (isLeftOut) {
            return new Said(label, where.isBlank() ? "Not appropriate." : "Not appropriate: " + where);
        }
        if (standing == null || standing.standing() != ElementStanding.Value.EVIDENCED) {
            return new Missing(label, "Nothing on file shows " + element.summary() + ".", List.of(field(element)));
        }
        return DeclarationLine.of(
                label, where, "Where it is shown is missing: " + element.summary() + ".", field(element) + ".evidence");
    }

    private static DeclarationLine closed() {
        return new Missing(
                LABEL,
                "Conformity with the Cyber Resilience Act is relied on, but that route is closed to this product on the day.",
                List.of());
    }

    /** Flatly presumed only where certificates cover every applicable element. */
    private List<DeclarationLine> certification(RouteAnswer route) {
        if (route.status() == RouteStatus.PRESUMED) {
            return said("presumed " + BY_CERTIFICATION + ".");
        }
        if (route.status() != RouteStatus.PRESUMED_PARTIAL) {
            return List.of(new Missing(
                    LABEL,
                    "Certification is relied on, but no certificate on file gives the presumption of compliance with Article 15 on the day.",
                    List.of("evidence.certificates")));
        }
        String presumed = "presumed for %s %s".formatted(named(route.elements()), BY_CERTIFICATION);
        if (article15.demonstrates(Article15Route.CYBERSECURITY_ACT_CERTIFICATION)) {
            return said("%s, shown for %s %s.".formatted(presumed, named(route.missing()), BY_EVIDENCE));
        }
        List<DeclarationLine> lines = new ArrayList<>(List.of(new Said(LABEL, presumed + ".")));
        lines.addAll(notShown("The certification covers a part.", left(route)));
        return lines;
    }

    /** What neither the certificates nor evidence of its own covers. */
    private List<Article15Element> left(RouteAnswer certification) {
        List<Article15Element> left = new ArrayList<>(certification.missing());
        article15.route(Article15Route.DIRECT_EVIDENCE).ifPresent(direct -> left.removeAll(direct.elements()));
        return left;
    }

    /** A presumption by a standard or a specification counts as direct evidence; the status of the route says which. */
    private static List<DeclarationLine> directEvidence(RouteAnswer route) {
        return switch (route.status()) {
            case EVIDENCED -> said("shown " + BY_EVIDENCE + ".");
            case PRESUMED_VIA_STANDARD ->
                said(
                        "presumed by the harmonised standards named under point 6 (Art. 40 of Regulation (EU) 2024/1689).");
            case PRESUMED_VIA_SPECIFICATION ->
                said(
                        "presumed by the common specifications named under point 6 (Art. 41 of Regulation (EU) 2024/1689).");
            default -> notShown("Evidence of its own is relied on.", route.missing());
        };
    }

    private static List<DeclarationLine> said(String text) {
        return List.of(new Said(LABEL, text));
    }

    /** A blank names as many elements as a sentence bears; further ones have blanks of their own. */
    private static List<DeclarationLine> notShown(String why, List<Article15Element> elements) {
        List<DeclarationLine> blanks = new ArrayList<>();
        String before = why + " ";
        List<Article15Element> told = new ArrayList<>();
        for (Article15Element element : elements) {
            told.add(element);
            if (told.size() > 1 && nothingShows(before, told).length() > MOST_CHARACTERS) {
                told.remove(told.size() - 1);
                blanks.add(blank(before, told));
                before = "";
                told = new ArrayList<>(List.of(element));
            }
        }
        blanks.add(blank(before, told));
        return blanks;
    }

    private static DeclarationLine blank(String before, List<Article15Element> elements) {
        return new Missing(
                LABEL,
                nothingShows(before, elements),
                elements.stream().map(Article15Lines::field).toList());
    }

    private static String nothingShows(String before, List<Article15Element> elements) {
        return "%sNothing shows %s.".formatted(before, named(elements));
    }

    private static String field(Article15Element element) {
        return "%s[%s]".formatted(ELEMENTS, element.code());
    }

    private static String named(Collection<Article15Element> elements) {
        return elements.stream().map(Article15Lines::name).collect(Collectors.joining(", "));
    }

    private static String name(Article15Element element) {
        return "%s (%s)".formatted(element.title(), element.citation().place());
    }
}
