package org.craregistry.law;

import static org.craregistry.law.Act.CRA;

import java.util.List;
import java.util.stream.IntStream;

/** CRA Annexes V and VII: the items of the declaration of conformity and of the technical documentation. */
public final class CraAnnex5And7Documents {

    /**
     * An item of a document.
     *
     * @param code the item, such as {@code Annex V 7}
     * @param title what it is, in our own words
     * @param needed whether this product needs it
     * @param present whether it is on file; UNKNOWN where the registry does not keep it, or it is not filled in
     */
    public record Item(String code, Citation citation, String title, Truth needed, Truth present) {}

    private record Named(String point, String title) {}

    private static final List<String> DECLARATION = List.of(
            "Name, type and unique identification of the product",
            "Name and address of the manufacturer or the authorised representative",
            "Statement that the declaration is issued under the sole responsibility of the manufacturer",
            "Object of the declaration, so that it can be traced",
            "Statement of conformity with the harmonisation legislation of the Union",
            "Harmonised standards, common specifications or certification relied on",
            "Notified body with name and number, procedure and certificate, or that none was involved",
            "Signed for and on behalf of, place and date, name, function, signature");

    private static final Named PICTURES = new Named("1(c)", "Pictures of hardware, outside and inside");

    private static final Named ON_REQUEST =
            new Named("8", "Software bill of materials, on reasoned request of an authority");

    private static final List<Named> DOCUMENTATION = List.of(
            new Named("1(a)", "Intended purpose"),
            new Named("1(b)", "Versions of software that affect compliance"),
            PICTURES,
            new Named("1(d)", "Information and instructions for users (Annex II)"),
            new Named("2(a)", "Design, development and architecture"),
            new Named("2(b)", "Handling of vulnerabilities: bill of materials, disclosure policy, contact, updates"),
            new Named("2(c)", "Production and monitoring"),
            new Named("3", "Cybersecurity risk assessment and how Annex I Part I applies"),
            new Named("4", "Reasons for the support period"),
            new Named("5", "Standards, specifications and schemes applied, or the solutions in their place"),
            new Named("6", "Test reports"),
            new Named("7", "Copy of the EU declaration of conformity"),
            ON_REQUEST);

    private CraAnnex5And7Documents() {}

    /** The items of the declaration as choices, by their numbers. */
    static List<AnswerChoice> declarationChoices() {
        return IntStream.rangeClosed(1, DECLARATION.size())
                .mapToObj(item -> new AnswerChoice(String.valueOf(item), DECLARATION.get(item - 1), null))
                .toList();
    }

    /** Pictures are for hardware; what an authority may ask for is needed only once it does. */
    private static Truth needed(Named item, Truth isHardware) {
        if (item == PICTURES) {
            return isHardware;
        }
        return item == ON_REQUEST ? Truth.UNKNOWN : Truth.YES;
    }

    static List<Item> declarationItems(Case c) {
        List<Integer> missing = CraArticle28Declaration.missingItems(c);
        return CraArticle28Declaration.ITEMS.stream()
                .map(number -> new Item(
                        "Annex V " + number,
                        CRA.at("Annex V point " + number),
                        DECLARATION.get(number - 1),
                        Truth.YES,
                        isPresent(number, missing, c)))
                .toList();
    }

    private static Truth isPresent(int item, List<Integer> missing, Case c) {
        if (!missing.contains(item)) {
            return Truth.YES;
        }
        return CraArticle28Declaration.mayHave(item, c) ? Truth.UNKNOWN : Truth.NO;
    }

    static List<Item> documentationItems(Case c) {
        Truth isHardware = Vocabulary.NATURE
                .is(Nature.HARDWARE, Nature.HARDWARE_AND_SOFTWARE)
                .weigh(c);
        return DOCUMENTATION.stream()
                .map(item -> new Item(
                        "Annex VII " + item.point(),
                        CRA.at("Annex VII point " + item.point()),
                        item.title(),
                        needed(item, isHardware),
                        Truth.UNKNOWN))
                .toList();
    }
}
