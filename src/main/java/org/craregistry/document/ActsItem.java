package org.craregistry.document;

import static org.craregistry.document.ProductItems.place;

import java.util.ArrayList;
import java.util.List;
import org.craregistry.document.DeclarationLine.ByHand;
import org.craregistry.document.DeclarationLine.Missing;
import org.craregistry.document.DeclarationLine.Said;
import org.craregistry.law.Act;
import org.craregistry.law.AnnexIAct;
import org.craregistry.law.Determination;
import org.craregistry.law.Truth;

/** Item 5 of Annex V: the acts that are declared. What the registry does not follow is confirmed by hand. */
final class ActsItem {

    private ActsItem() {}

    static DeclarationItem of(Determination determination, DeclaredActs acts) {
        List<DeclarationLine> lines = new ArrayList<>();
        lines.add(DeclarationLine.sentence(
                "The product described under point 4 conforms, as far as listed here, to these acts of the Union; this one"
                        + " declaration is for all of them (Art. 28(3) of Regulation (EU) 2024/2847)."));
        lines.add(cra(determination, acts));
        if (acts.ai() == Truth.YES) {
            lines.add(aiAct());
            // AI Act Annex V point 5; whether personal data are processed is no fact of the registry.
            lines.add(new ByHand(
                    "Personal data",
                    "Where the AI system processes personal data: that it complies with the law of the Union on their protection"
                            + " (AI Act, Annex V point 5). Else: \"not processed\"."));
        } else if (acts.ai() == Truth.UNKNOWN) {
            lines.add(new Missing(
                    Act.AI_ACT.number(),
                    "It cannot be told yet whether the AI Act demands that conformity with it is declared too.",
                    acts.openAboutAi()));
        }
        if (acts.annexI() != null) {
            lines.add(sectoral(acts.annexI()));
        }
        acts.declared()
                .forEach(act -> lines.add(new ByHand(
                        act.label(),
                        "An earlier declaration names this act; enter its number and title, or strike it.")));
        lines.add(new ByHand(
                "Other acts", "Other acts that demand a declaration, with publication references (or: none)."));
        return new DeclarationItem(5, "Declaration of conformity", place(5, acts), lines);
    }

    private static DeclarationLine cra(Determination determination, DeclaredActs acts) {
        return switch (acts.cra()) {
            case YES ->
                determination.annexIIsFulfilled() != Truth.YES
                        ? new Missing(
                                Act.CRA.number(),
                                "It is not on file that every requirement of Annex I that applies to it is fulfilled.",
                                List.of("evidence.requirements"))
                        : new Said(
                                Act.CRA.number(),
                                "%s: it fulfils the essential cybersecurity requirements of Annex I that apply to it. Published at %s"
                                        .formatted(Act.CRA.title(), Act.CRA.url()));
            case NO ->
                new Missing(
                        Act.CRA.number(),
                        "The Cyber Resilience Act does not ask for a declaration of this product, so that none is made.",
                        List.of());
            case UNKNOWN ->
                new Missing(
                        Act.CRA.number(),
                        "It cannot be told yet whether the Cyber Resilience Act covers the product.",
                        acts.openAboutCra());
        };
    }

    private static DeclarationLine aiAct() {
        return new ByHand(
                Act.AI_ACT.number(),
                "%s, published at %s. That the system fulfils the requirements for high-risk AI systems is to be confirmed by the"
                                .formatted(Act.AI_ACT.title(), Act.AI_ACT.url())
                        + " provider: the registry follows only the cybersecurity of Article 15.");
    }

    /** The label of an act ends with its number. */
    private static DeclarationLine sectoral(AnnexIAct act) {
        int comma = act.label().lastIndexOf(", ");
        return new ByHand(
                act.label().substring(comma + 2),
                "%s: enter the publication reference. That the product fulfils the requirements is to be confirmed by the"
                                .formatted(act.label().substring(0, comma))
                        + " manufacturer: the registry does not follow the requirements of this act.");
    }
}
