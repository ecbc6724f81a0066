package org.craregistry.document;

import static org.craregistry.document.ProductItems.place;

import java.util.ArrayList;
import java.util.List;
import org.craregistry.document.DeclarationLine.ByHand;
import org.craregistry.document.DeclarationLine.Missing;
import org.craregistry.document.DeclarationLine.Said;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Determination;
import org.craregistry.law.ElementStanding;
import org.craregistry.law.Truth;
import org.craregistry.portfolio.Identity;
import org.jspecify.annotations.Nullable;

/** Item 8 of Annex V: the statement on AI Act Article 15 where it is made, and the signature. */
final class SigningItem {

    private SigningItem() {}

    static DeclarationItem of(Identity product, Determination determination, DeclaredActs acts) {
        List<DeclarationLine> lines = new ArrayList<>();
        if (acts.craRoute() != null) {
            stateArticle15(determination, lines);
        } else if (acts.ai() == Truth.YES) {
            nameTheOtherRoute(determination.article15().route(), lines);
        }
        lines.add(
                product.manufacturer() == null
                        ? new ByHand("Signed for and on behalf of", "")
                        : new Said("Signed for and on behalf of", product.manufacturer()));
        lines.add(new ByHand("Place and date", ""));
        lines.add(new ByHand("Name", ""));
        lines.add(new ByHand("Function", ""));
        lines.add(new ByHand("Signature", ""));
        return new DeclarationItem(8, "Additional information and signature", place(8), lines);
    }

    /** CRA Article 12(1)(c): the declaration shows that the level of cybersecurity of Article 15 is reached. */
    private static void stateArticle15(Determination determination, List<DeclarationLine> lines) {
        lines.add(DeclarationLine.sentence(
                "Cybersecurity of the AI system: the product reaches the level of cybersecurity that Article 15 of Regulation (EU)"
                        + " 2024/1689 (AI Act) requires, by conformity with Regulation (EU) 2024/2847 (Art. 12(1) of that"
                        + " Regulation). It is shown for each element of Article 15 as follows:"));
        for (Article15Element element : Article15Element.CYBERSECURITY) {
            lines.add(element(
                    element, determination.judged().evidence().elements().get(element)));
        }
        lines.add(DeclarationLine.sentence(
                "This says nothing of accuracy and robustness, which Article 15 requires as well, and does not take the place of"
                        + " the assessment of conformity under Article 43 of the AI Act."));
    }

    private static DeclarationLine element(Article15Element element, @Nullable ElementStanding standing) {
        String label = "%s (%s)".formatted(element.title(), element.code());
        String where = standing == null || standing.evidence() == null ? "" : standing.evidence();
        String field = "evidence.article15Elements[%s]".formatted(element.code());
        boolean isLeftOut = standing != null
                && standing.standing() == ElementStanding.Value.NOT_APPROPRIATE
                && element.mayBeNotAppropriate();
        if (isLeftOut) {
            return new Said(label, where.isBlank() ? "Not appropriate." : "Not appropriate: " + where);
        }
        if (standing == null || standing.standing() != ElementStanding.Value.EVIDENCED) {
            return new Missing(label, "It is not shown: " + element.summary() + ".", List.of(field));
        }
        return DeclarationLine.of(
                label, where, "Where it is shown is missing: " + element.summary() + ".", field + ".evidence");
    }

    private static void nameTheOtherRoute(@Nullable Article15Route route, List<DeclarationLine> lines) {
        if (route == Article15Route.CYBERSECURITY_ACT_CERTIFICATION) {
            lines.add(new Said(
                    "Cybersecurity of the AI system",
                    "presumed by the certification named under point 6 (Art. 42(2) of Regulation (EU) 2024/1689)."));
        } else if (route == Article15Route.DIRECT_EVIDENCE) {
            lines.add(new Said(
                    "Cybersecurity of the AI system",
                    "shown in the technical documentation (Art. 15 of Regulation (EU) 2024/1689)."));
        }
    }
}
