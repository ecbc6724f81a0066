package org.craregistry.document;

import static org.craregistry.document.ProductItems.place;

import java.util.ArrayList;
import java.util.List;
import org.craregistry.document.DeclarationLine.ByHand;
import org.craregistry.document.DeclarationLine.Said;
import org.craregistry.law.Act;
import org.craregistry.law.Citation;
import org.craregistry.law.Determination;
import org.craregistry.portfolio.Identity;

/** Item 8 of Annex V: what is said of AI Act Article 15, and the signature. */
final class SigningItem {

    private SigningItem() {}

    static DeclarationItem of(Identity product, Determination determination, DeclaredActs acts) {
        List<DeclarationLine> lines = new ArrayList<>(Article15Lines.of(determination, acts));
        lines.add(
                product.manufacturer() == null
                        ? new ByHand("Signed for and on behalf of", "")
                        : new Said("Signed for and on behalf of", product.manufacturer()));
        lines.add(new ByHand("Place and date", ""));
        lines.add(new ByHand("Name", ""));
        lines.add(new ByHand("Function", ""));
        lines.add(new ByHand("Signature", ""));
        return new DeclarationItem(8, "Additional information and signature", citation(acts), lines);
    }

    /** That the statement on Article 15 belongs to the additional information is our reading. */
    private static Citation citation(DeclaredActs acts) {
        return acts.statesTheCraRoute()
                ? Act.CRA.at("Annex V point 8, Art. 12(1)(c)").asOurReading()
                : place(8, acts);
    }
}
