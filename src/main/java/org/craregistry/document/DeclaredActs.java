package org.craregistry.document;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.craregistry.law.AnnexIAct;
import org.craregistry.law.Article15Answer;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Declaration;
import org.craregistry.law.DeclaredAct;
import org.craregistry.law.Determination;
import org.craregistry.law.Fact;
import org.craregistry.law.Question;
import org.craregistry.law.RouteAnswer;
import org.craregistry.law.RouteStatus;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.law.Truth;
import org.craregistry.law.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * The acts that one declaration has to name (CRA Article 28(3)).
 *
 * @param cra whether the CRA covers the product
 * @param ai whether the AI Act demands a declaration on the day (Article 47): of high-risk systems that its requirements apply to
 *     and that are this product
 * @param annexI the act of AI Act Annex I on the product, {@code null} where none is named
 * @param declared what declarations on file name beside these
 * @param route the route to AI Act Article 15 that is relied on: the one decided on; while nobody has decided, the one that the
 *     answer rests on, else conformity with the CRA where that is open; {@code null} where there is none or the AI Act demands none
 * @param isDecided whether somebody has decided on a route
 * @param openAboutCra the fields that would settle whether the CRA covers the product
 * @param openAboutAi the fields that would settle whether the AI Act demands a declaration
 */
record DeclaredActs(
        Truth cra,
        Truth ai,
        @Nullable AnnexIAct annexI,
        Set<DeclaredAct> declared,
        @Nullable RouteAnswer route,
        boolean isDecided,
        List<String> openAboutCra,
        List<String> openAboutAi) {

    /** Routes that nothing can open on the day. */
    private static final Set<RouteStatus> CLOSED = Set.of(RouteStatus.UNAVAILABLE, RouteStatus.NOT_YET_APPLICABLE);

    /**
     * The acts as they follow from what the law answers.
     *
     * @param decided the route to AI Act Article 15 that somebody decided to rely on, {@code null} where nobody has
     */
    static DeclaredActs of(Determination determination, @Nullable Article15Route decided) {
        AnnexIAct annexI = annexI(determination);
        return new DeclaredActs(
                cra(determination),
                ai(determination),
                annexI,
                declared(determination, annexI),
                route(determination, decided),
                decided != null,
                fields(determination.scope().openQuestions()),
                openAboutAi(determination));
    }

    private static Truth cra(Determination determination) {
        ScopeOutcome scope = determination.scope().outcome();
        return scope == ScopeOutcome.UNKNOWN ? Truth.UNKNOWN : Truth.of(scope == ScopeOutcome.IN_SCOPE);
    }

    /** The provider of the system declares it, not who supplies a component for one (AI Act Article 47). */
    private static Truth ai(Determination determination) {
        Article15Outcome outcome = determination.article15().outcome();
        if (outcome == Article15Outcome.UNKNOWN) {
            return Truth.UNKNOWN;
        }
        // A delegated act may limit Article 15; the declaration of Article 47 stays.
        boolean applies = determination.article15().article43StillRequired() || outcome == Article15Outcome.LIMITED;
        return Truth.of(applies).and(isTheProduct(determination));
    }

    private static Truth isTheProduct(Determination determination) {
        return Truth.of(determination.judged().facts().get(Vocabulary.AI_SYSTEM_IS_THIS_PRODUCT));
    }

    /** Acts of Section A, and machinery, have declarations; those on vehicles and aircraft know type-approval instead. */
    private static @Nullable AnnexIAct annexI(Determination determination) {
        AnnexIAct act = determination.judged().facts().get(Vocabulary.ANNEX_I_ACT);
        return act != null && (act.section() == AnnexIAct.Section.A || act == AnnexIAct.MACHINERY) ? act : null;
    }

    private static Set<DeclaredAct> declared(Determination determination, @Nullable AnnexIAct annexI) {
        Set<DeclaredAct> declared = new TreeSet<>();
        for (Declaration declaration : determination.judged().evidence().declarations()) {
            if (declaration.acts() != null && isInForce(declaration, determination)) {
                declared.addAll(declaration.acts());
            }
        }
        declared.removeIf(act -> act == DeclaredAct.CRA
                || act == DeclaredAct.AI_ACT
                || (annexI != null && act.name().equals(annexI.name())));
        return declared;
    }

    private static boolean isInForce(Declaration declaration, Determination determination) {
        boolean isIssued =
                declaration.issuedOn() != null && !declaration.issuedOn().isAfter(determination.asOf());
        return isIssued
                && (declaration.withdrawnOn() == null
                        || declaration.withdrawnOn().isAfter(determination.asOf()));
    }

    private static @Nullable RouteAnswer route(Determination determination, @Nullable Article15Route decided) {
        if (ai(determination) != Truth.YES) {
            return null;
        }
        Article15Answer answer = determination.article15();
        Article15Route relied = decided == null ? answer.route() : decided;
        if (relied != null) {
            return answer.route(relied).orElse(null);
        }
        return cra(determination) != Truth.YES
                ? null
                : answer.route(Article15Route.CRA_CONFORMITY)
                        .filter(DeclaredActs::isOpen)
                        .orElse(null);
    }

    private static boolean isOpen(RouteAnswer route) {
        return !CLOSED.contains(route.status());
    }

    /** Whether the declaration makes the statement of CRA Article 12(1)(c). */
    boolean statesTheCraRoute() {
        return route != null && route.route() == Article15Route.CRA_CONFORMITY && isOpen(route);
    }

    /** What keeps the status from being settled, or, where it is, whether its requirements apply yet and to whom. */
    private static List<String> openAboutAi(Determination determination) {
        if (determination.article15().outcome() != Article15Outcome.UNKNOWN) {
            return List.of("facts." + Vocabulary.AI_SYSTEM_IS_THIS_PRODUCT.name());
        }
        List<Question> ofTheStatus = determination.aiStatus().openQuestions();
        return fields(ofTheStatus.isEmpty() ? determination.openQuestions() : ofTheStatus);
    }

    private static List<String> fields(List<Question> questions) {
        return questions.stream()
                .filter(Fact.class::isInstance)
                .map(question -> "facts." + question.name())
                .toList();
    }
}
