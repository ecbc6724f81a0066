package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.known;
import static org.craregistry.law.Condition.once;
import static org.craregistry.law.Condition.some;
import static org.craregistry.law.EvidenceFields.ACTS;
import static org.craregistry.law.EvidenceFields.ANNEX_V_ITEMS;
import static org.craregistry.law.EvidenceFields.DECLARATION_ISSUED_ON;
import static org.craregistry.law.EvidenceFields.FORM;
import static org.craregistry.law.EvidenceFields.IDENTIFIES_THIS_VERSION;
import static org.craregistry.law.EvidenceList.DECLARATIONS;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** CRA Article 28 with Annex V: the EU declaration of conformity. */
final class CraArticle28Declaration {

    /** The numbers of the items of Annex V, all of which are needed. */
    static final List<Integer> ITEMS = IntStream.rangeClosed(1, 8).boxed().toList();

    /** Issued and not withdrawn on the date. */
    static final Condition IS_IN_FORCE = allOf(
            DECLARATION_ISSUED_ON.holdsWhere("it has been issued on or before the date", (day, c) -> c.hasCome(day)),
            known("it has not been withdrawn", c -> !isWithdrawn(c)));

    /** A declaration under the CRA, in force on the date. */
    static final Condition DECLARES_THE_CRA = allOf(
            IS_IN_FORCE,
            ACTS.holdsWhere("it declares conformity with the CRA", (acts, c) -> acts.contains(DeclaredAct.CRA)));

    /** The same in full form, because the simplified one says nothing of its own. */
    static final Condition IS_FULL = allOf(DECLARES_THE_CRA, FORM.is(DeclarationForm.FULL));

    /** Full, with every item, for this product in this version. */
    static final Condition IS_COMPLETE = allOf(
            IS_FULL,
            ANNEX_V_ITEMS.holdsWhere("it has all items of Annex V", (items, c) -> items.containsAll(ITEMS)),
            IDENTIFIES_THIS_VERSION.is(true));

    static final Provision CONFORMITY_IS_DECLARED = CRA.at("Art. 28, 13(12), Annex V")
            .says("a full declaration with every item of Annex V is in force for this product in this version")
            .when(once(new Conditions.Naming(
                    some("a declaration is full, complete and in force", DECLARATIONS, IS_COMPLETE),
                    CraArticle28Declaration::missingCodes)))
            .as("DECLARATION", "Declaration of conformity");

    static final List<Provision> PROVISIONS = List.of(CONFORMITY_IS_DECLARED);

    private CraArticle28Declaration() {}

    private static boolean isWithdrawn(Case c) {
        LocalDate withdrawnOn = c.piece(Declaration.class).withdrawnOn();
        return withdrawnOn != null && c.hasCome(withdrawnOn);
    }

    /** The items of Annex V that the best full declaration lacks; all of them where there is no full one. */
    static List<Integer> missingItems(Case c) {
        List<Integer> fewest = ITEMS;
        for (int i = 0; i < c.evidence().declarations().size(); i++) {
            List<Integer> lacking = lacking(c.evidence().declarations().get(i));
            if (IS_FULL.weigh(DECLARATIONS.about(c, i)) == Truth.YES && comesFirst(lacking, fewest)) {
                fewest = lacking;
            }
        }
        return fewest;
    }

    private static List<Integer> lacking(Declaration declaration) {
        Set<Integer> items = declaration.annexVItems();
        return ITEMS.stream()
                .filter(item -> items == null || !items.contains(item))
                .toList();
    }

    /** Fewer codes first, then by the codes, so that the order in which declarations are filed does not matter. */
    private static boolean comesFirst(List<?> one, List<?> other) {
        int bySize = Integer.compare(one.size(), other.size());
        return bySize < 0 || (bySize == 0 && one.toString().compareTo(other.toString()) < 0);
    }

    /** The applicable elements that the full declaration leaves open which demonstrates most of them. */
    static List<Article15Element> missingElements(Case c) {
        List<Article15Element> fewest = Article15Elements.missing(c, Set.of());
        for (int i = 0; i < c.evidence().declarations().size(); i++) {
            Declaration declaration = c.evidence().declarations().get(i);
            Set<Article15Element> elements = declaration.elements();
            boolean counts = Boolean.TRUE.equals(declaration.namesAiActArticle15())
                    && IS_FULL.weigh(DECLARATIONS.about(c, i)) == Truth.YES;
            if (counts && elements != null) {
                List<Article15Element> missing = Article15Elements.missing(c, elements);
                fewest = comesFirst(missing, fewest) ? missing : fewest;
            }
        }
        return fewest;
    }

    /** The items that the best full declaration lacks, or, where it lacks none, that it is not for this version. */
    private static List<String> missingCodes(Case c) {
        List<Integer> items = missingItems(c);
        return items.isEmpty()
                ? List.of("this version")
                : items.stream().map(item -> "Annex V " + item).toList();
    }

    /** The codes of {@link #missingElements}. */
    static List<String> missingElementCodes(Case c) {
        return missingElements(c).stream().map(Article15Element::code).toList();
    }
}
