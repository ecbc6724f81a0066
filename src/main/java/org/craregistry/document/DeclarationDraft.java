package org.craregistry.document;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.craregistry.document.DeclarationItem.State;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Determination;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.Truth;
import org.craregistry.portfolio.Identity;
import org.jspecify.annotations.Nullable;

/**
 * The draft of an EU declaration of conformity: one for the CRA and every other act that demands one (CRA Article 28(3)). What is
 * printed and what is said about readiness both come from here, so that they cannot disagree.
 *
 * @param asOf the day it would be signed on
 * @param weighedFor the day of placing on the market, or the day of signing where that is later: what applies on it is declared
 * @param items the items of CRA Annex V in their order
 * @param obstacles what the law demands before it may be drawn up and that is not met
 * @param notes what else whoever signs has to know, in sentences
 * @param underAiAct whether it is a declaration under AI Act Article 47 too
 */
record DeclarationDraft(
        Identity product,
        LocalDate asOf,
        LocalDate weighedFor,
        StateOfLaw stateOfLaw,
        List<DeclarationItem> items,
        List<DeclarationObstacle> obstacles,
        List<String> notes,
        boolean underAiAct) {

    DeclarationDraft {
        items = List.copyOf(items);
        obstacles = List.copyOf(obstacles);
        notes = List.copyOf(notes);
    }

    /**
     * Drafts a declaration.
     *
     * @param signing what the law answers on the day of signing, with the facts and the evidence that it rests on
     * @param decided the route to AI Act Article 15 that somebody decided to rely on, {@code null} where nobody has
     */
    static DeclarationDraft of(Identity product, Determination signing, @Nullable Article15Route decided) {
        Determination determination = WeighedDeclaration.of(signing);
        DeclaredActs acts = DeclaredActs.of(determination, decided);
        List<DeclarationItem> items = List.of(
                ProductItems.product(product, determination),
                ProductItems.manufacturer(product),
                ProductItems.responsibility(acts),
                ProductItems.object(product),
                ActsItem.of(determination, acts),
                StandardsItem.of(determination, acts),
                AssessmentItem.of(determination, signing.judged().evidence().assessments(), acts),
                SigningItem.of(product, determination, acts));
        return new DeclarationDraft(
                product,
                signing.asOf(),
                determination.asOf(),
                determination.stateOfLaw(),
                items,
                DeclarationObstacles.of(determination, signing.asOf(), acts),
                DeclarationNotes.of(determination, signing.asOf(), acts),
                acts.ai() == Truth.YES);
    }

    /**
     * Whether it only remains to print, complete by hand and sign it. Requirements that the registry does not follow are completed
     * by hand: this says nothing of them.
     */
    public boolean ready() {
        return obstacles.isEmpty() && items.stream().noneMatch(item -> item.state() == State.MISSING);
    }

    /** What keeps it from being signed, in sentences: what is missing, then what the law demands first. */
    List<String> open() {
        return Stream.concat(
                        items.stream()
                                .flatMap(item -> item.blanks().stream()
                                        .map(missing -> "Point %d: %s".formatted(item.number(), missing))),
                        obstacles.stream()
                                .map(obstacle -> "Not met: %s (%s)"
                                        .formatted(
                                                obstacle.statement(),
                                                obstacle.citation().place())))
                .toList();
    }

    /** The product in one line. */
    String label() {
        return PrintableText.inOneLine(
                product.version().isEmpty() ? product.name() : product.name() + " " + product.version());
    }
}
