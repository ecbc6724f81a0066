package org.craregistry.document;

import static org.craregistry.law.Act.CRA;

import java.util.ArrayList;
import java.util.List;
import org.craregistry.document.DeclarationLine.ByHand;
import org.craregistry.document.DeclarationLine.Missing;
import org.craregistry.document.DeclarationLine.Said;
import org.craregistry.law.Citation;
import org.craregistry.law.Determination;
import org.craregistry.law.Nature;
import org.craregistry.law.Truth;
import org.craregistry.law.Vocabulary;
import org.craregistry.portfolio.Identity;
import org.jspecify.annotations.Nullable;

/** Items 1 to 4 of Annex V: what is declared about, and by whom. */
final class ProductItems {

    private ProductItems() {}

    static Citation place(int number) {
        return CRA.at("Annex V point " + number);
    }

    /**
     * A point of CRA Annex V together with the point of AI Act Annex V on the same, where the AI Act is declared too. Only for
     * points 5 to 8, which correspond.
     */
    static Citation place(int number, DeclaredActs acts) {
        return acts.ai() == Truth.YES
                ? CRA.at("Annex V point %1$d, AI Act Annex V point %1$d".formatted(number))
                : place(number);
    }

    static DeclarationItem product(Identity product, Determination determination) {
        Nature nature = determination.judged().facts().get(Vocabulary.NATURE);
        List<DeclarationLine> lines = new ArrayList<>();
        lines.add(new Said("Name", product.name()));
        lines.add(new Said("Reference", product.reference()));
        lines.add(new ByHand(
                "Type, batch or serial number", "As the product bears it (Art. 13(15) of Regulation (EU) 2024/2847)."));
        lines.add(DeclarationLine.of(
                "Kind of product",
                nature == null ? null : nature.label(),
                "It is not answered whether the product is hardware, software or both.",
                "facts.nature"));
        DeclarationLine version = version(product, nature);
        if (version != null) {
            lines.add(version);
        }
        return new DeclarationItem(1, "Product", place(1), lines);
    }

    /** Hardware without software may have no version; its type then identifies it. */
    private static @Nullable DeclarationLine version(Identity product, @Nullable Nature nature) {
        if (!product.version().isEmpty()) {
            return new Said("Version", product.version());
        }
        return nature == Nature.HARDWARE
                ? null
                : new Missing(
                        "Version", "The version is missing; software is declared for one version.", List.of("version"));
    }

    static DeclarationItem manufacturer(Identity product) {
        return new DeclarationItem(
                2,
                "Manufacturer",
                place(2),
                List.of(
                        DeclarationLine.of(
                                "Name",
                                product.manufacturer(),
                                "The name of the manufacturer is missing.",
                                "manufacturer"),
                        DeclarationLine.of(
                                "Address",
                                product.manufacturerAddress(),
                                "The address of the manufacturer is missing.",
                                "manufacturerAddress")));
    }

    /** Annex V says "provider" and means the manufacturer; the AI Act says it of the provider of the system. */
    static DeclarationItem responsibility(DeclaredActs acts) {
        boolean isAlsoProvider = acts.ai() == Truth.YES;
        String alsoProvider = isAlsoProvider ? ", who is also the provider of the AI system," : "";
        Citation place = isAlsoProvider ? CRA.at("Annex V point 3, AI Act Art. 3(3)") : place(3);
        return new DeclarationItem(
                3,
                "Responsibility",
                place.asOurReading(),
                List.of(DeclarationLine.sentence("The manufacturer named under point 2" + alsoProvider
                        + " issues this declaration and bears the sole responsibility for it.")));
    }

    static DeclarationItem object(Identity product) {
        String description = product.description() == null
                        || PrintableText.of(product.description()).isEmpty()
                ? product.intendedPurpose()
                : product.description();
        List<DeclarationLine> lines = new ArrayList<>();
        lines.add(DeclarationLine.sentence("This declaration is about the product identified under point 1:"));
        lines.add(DeclarationLine.of(
                "Description",
                description,
                "A description by which the product can be recognised and traced is missing.",
                "description"));
        if (product.website() != null && !product.website().isBlank()) {
            lines.add(new Said("Described at", product.website()));
        }
        return new DeclarationItem(4, "Object of the declaration", place(4), lines);
    }
}
