package org.craregistry.document;

import java.time.LocalDate;
import java.util.List;
import org.craregistry.document.DeclarationItem.State;
import org.craregistry.law.Determination;
import org.craregistry.law.StateOfLaw;
import org.craregistry.portfolio.Identity;

/**
 * The draft of an EU declaration of conformity: one for the CRA and every other act that demands one (CRA Article 28(3)). What is
 * printed and what is said about readiness both come from here, so that they cannot disagree.
 *
 * @param items the items of CRA Annex V in their order
 * @param obstacles what the law demands before it may be drawn up and that is not met
 */
record DeclarationDraft(
        Identity product,
        LocalDate asOf,
        StateOfLaw stateOfLaw,
        List<DeclarationItem> items,
        List<DeclarationObstacle> obstacles) {

    DeclarationDraft {
        items = List.copyOf(items);
        obstacles = List.copyOf(obstacles);
    }

    /**
     * Drafts a declaration.
     *
     * @param determination what the law answers, with the facts and the evidence that it rests on
     */
    static DeclarationDraft of(Identity product, Determination determination) {
        DeclaredActs acts = DeclaredActs.of(determination);
        List<DeclarationItem> items = List.of(
                ProductItems.product(product, determination),
                ProductItems.manufacturer(product),
                ProductItems.responsibility(acts),
                ProductItems.object(product),
                ConformityItems.acts(acts),
                ConformityItems.standards(determination, acts),
                AssessmentItem.of(determination),
                SigningItem.of(product, determination, acts));
        return new DeclarationDraft(
                product,
                determination.asOf(),
                determination.stateOfLaw(),
                items,
                DeclarationObstacles.of(determination, acts));
    }

    /** Whether it only remains to print, complete by hand and sign it. */
    public boolean ready() {
        return obstacles.isEmpty() && items.stream().noneMatch(item -> item.state() == State.MISSING);
    }

    /** The product in one line. */
    String label() {
        return PrintableText.inOneLine(
                product.version().isEmpty() ? product.name() : product.name() + " " + product.version());
    }
}
