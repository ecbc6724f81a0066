package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.known;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.Condition.once;
import static org.craregistry.law.Condition.some;
import static org.craregistry.law.EvidenceFields.ACTS;
import static org.craregistry.law.EvidenceFields.ANNEX_V_ITEMS;
import static org.craregistry.law.EvidenceFields.DECLARATION_ISSUED_ON;
import static org.craregistry.law.EvidenceFields.FORM;
import static org.craregistry.law.EvidenceFields.IDENTIFIES_THIS_VERSION;
import static org.craregistry.law.EvidenceList.DECLARATIONS;
import static org.craregistry.law.Vocabulary.SUBSTANTIALLY_MODIFIED;
import static org.craregistry.law.Vocabulary.SUBSTANTIALLY_MODIFIED_ON;

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
            DECLARATION_ISSUED_ON.holdsWhere(
                    "it has been issued on or before the date",
                    Saying.of(
                            "The declaration of conformity was issued on %s.",
                            "The declaration of conformity is dated %s, which is still ahead."),
                    (day, c) -> c.hasCome(day)),
            known(
                    "it has not been withdrawn",
                    "The declaration of conformity has been withdrawn.",
                    c -> !isWithdrawn(c)));

    /** A declaration under the CRA, in force on the date. */
    static final Condition DECLARES_THE_CRA = allOf(
            IS_IN_FORCE,
            ACTS.holdsWhere(
                    "it declares conformity with the CRA",
                    Saying.of(
                            "The declaration of conformity names the CRA.",
                            "The declaration of conformity does not name the CRA."),
                    (acts, c) -> acts.contains(DeclaredAct.CRA)));

    private static final Condition HAS_THE_FULL_FORM = FORM.is(
            DeclarationForm.FULL,
            Saying.of(
                    "The declaration of conformity is the full one.",
                    "Only the simplified declaration of conformity is on file, and the full one is needed."));

    /** The same in full form, because the simplified one says nothing of its own. */
    static final Condition IS_FULL = allOf(DECLARES_THE_CRA, HAS_THE_FULL_FORM);

    static final Condition HAS_EVERY_ITEM_FOR_THIS_VERSION = allOf(
            ANNEX_V_ITEMS.holdsWhere(
                    "it has all items of Annex V",
                    Saying.of(
                            "The declaration of conformity has every item of Annex V.",
                            "The declaration of conformity lacks items that Annex V asks for."),
                    (items, c) -> items.containsAll(ITEMS)),
            IDENTIFIES_THIS_VERSION.is(
                    true,
                    Saying.of(
                            "The declaration of conformity identifies this version of the product.",
                            "The declaration of conformity is not for this version of the product.")));

    /** Full, with every item, for this product in this version. */
    static final Condition IS_COMPLETE = allOf(IS_FULL, HAS_EVERY_ITEM_FOR_THIS_VERSION);

    private static final String A_NEWER_ONE_COUNTS =
            "A newer declaration has followed the modification and counts in its place.";

    /** New where the product was modified and a declaration has followed. */
    private static final Condition COUNTS = countsAfter(SUBSTANTIALLY_MODIFIED, SUBSTANTIALLY_MODIFIED_ON);

    static final Provision CONFORMITY_IS_DECLARED = CRA.at("Art. 28, 13(12), Annex V")
            .says("a full declaration with every item of Annex V is in force for this product in this version")
            .when(once(new Conditions.Naming(
                    oneCounts(
                            "a declaration is full, complete and in force",
                            IS_COMPLETE,
                            COUNTS,
                            isFollowedByOneThatLacks(
                                    HAS_EVERY_ITEM_FOR_THIS_VERSION,
                                    SUBSTANTIALLY_MODIFIED,
                                    SUBSTANTIALLY_MODIFIED_ON)),
                    c -> missingCodes(c, COUNTS))))
            .telling("A full and complete declaration of conformity for this version is in force.")
            .as("DECLARATION", "Declaration of conformity");

    static final List<Provision> PROVISIONS = List.of(CONFORMITY_IS_DECLARED);

    private CraArticle28Declaration() {}

    /** A declaration under the CRA that is in force is not older than the modification on this day. */
    static Condition isDeclaredSince(DateFact day) {
        return some(
                "a declaration has been issued since the day of \"" + day.header() + '"',
                DECLARATIONS,
                allOf(DECLARES_THE_CRA, new Conditions.NotOlder(DECLARATION_ISSUED_ON, day)));
    }

    /** The same, or none of the declarations in force, if any of them is under the CRA, is older than that day. */
    static Condition isDeclaredAnew(DateFact day) {
        Condition isOlder = not(new Conditions.NotOlder(DECLARATION_ISSUED_ON, day));
        return anyOf(
                isDeclaredSince(day),
                not(some(
                        "a declaration dates from before the day of \"" + day.header() + '"',
                        DECLARATIONS,
                        allOf(DECLARES_THE_CRA, isOlder))));
    }

    /**
     * Where a declaration has been issued since the modification, only those since then count (our ruling); where none has,
     * that is what is missing, and the earlier ones keep counting beside it.
     */
    static Condition countsAfter(BooleanFact event, DateFact day) {
        Condition counts = Condition.named(
                "no newer declaration has taken its place after \"" + event.header() + '"',
                anyOf(
                        event.isNo(),
                        not(day.hasCome()),
                        known(
                                "no declaration under the CRA is newer",
                                "A newer declaration under the CRA is on file.",
                                CraArticle28Declaration::isTheNewest),
                        new Conditions.NotOlder(DECLARATION_ISSUED_ON, day),
                        not(isDeclaredSince(day))));
        return new Conditions.Unspoken(
                counts, A_NEWER_ONE_COUNTS, "It is not known yet whether a newer declaration counts in its place.");
    }

    /**
     * One of the declarations does what is asked, and counts. That is known too where one does of which it is open whether it
     * counts, as long as none that may have taken its place lacks anything.
     *
     * @param isFollowed a declaration that lacks something may have been issued since a modification
     */
    static Condition oneCounts(String words, Condition asked, Condition counts, Condition isFollowed) {
        return new Conditions.Following(
                new Conditions.Some<>(words, DECLARATIONS, allOf(asked, counts)).counting(counts, A_NEWER_ONE_COUNTS),
                allOf(some(words, DECLARATIONS, asked), not(isFollowed)));
    }

    /** A declaration under the CRA has been issued since the modification, and is not full or lacks something of this. */
    static Condition isFollowedByOneThatLacks(Condition demanded, BooleanFact event, DateFact day) {
        return allOf(
                not(event.isNo()),
                day.hasCome(),
                some(
                        "a declaration since the day of \"" + day.header() + "\" lacks something",
                        DECLARATIONS,
                        allOf(
                                DECLARES_THE_CRA,
                                new Conditions.NotOlder(DECLARATION_ISSUED_ON, day),
                                not(allOf(HAS_THE_FULL_FORM, demanded)))));
    }

    /** Then it counts whatever the day of a modification is. */
    private static boolean isTheNewest(Case c) {
        LocalDate issuedOn = c.piece(Declaration.class).issuedOn();
        for (int i = 0; i < c.evidence().declarations().size(); i++) {
            Case other = DECLARATIONS.about(c, i);
            LocalDate others = other.piece(Declaration.class).issuedOn();
            boolean mayBeNewer = others == null || issuedOn == null || others.isAfter(issuedOn);
            if (mayBeNewer && DECLARES_THE_CRA.weigh(other) != Truth.NO) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWithdrawn(Case c) {
        LocalDate withdrawnOn = c.piece(Declaration.class).withdrawnOn();
        return withdrawnOn != null && c.hasCome(withdrawnOn);
    }

    /** The items of Annex V that the best full declaration which counts lacks; all of them where there is no such one. */
    static List<Integer> missingItems(Case c) {
        return missingItems(c, COUNTS);
    }

    private static List<Integer> missingItems(Case c, Condition counts) {
        List<Integer> fewest = ITEMS;
        for (int i = 0; i < c.evidence().declarations().size(); i++) {
            List<Integer> lacking = lacking(c.evidence().declarations().get(i));
            Case one = DECLARATIONS.about(c, i);
            boolean isWeighed = IS_FULL.weigh(one) == Truth.YES && counts.weigh(one) != Truth.NO;
            if (isWeighed && comesFirst(lacking, fewest)) {
                fewest = lacking;
            }
        }
        return fewest;
    }

    /** Whether a declaration that may count, and may be a full one, has the item or is not filled in as to its items. */
    static boolean mayHave(int item, Case c) {
        return IntStream.range(0, c.evidence().declarations().size()).anyMatch(i -> {
            Set<Integer> items = c.evidence().declarations().get(i).annexVItems();
            Case one = DECLARATIONS.about(c, i);
            boolean isOpen = items == null || (items.contains(item) && IS_FULL.weigh(one) == Truth.UNKNOWN);
            return isOpen && IS_FULL.weigh(one) != Truth.NO && COUNTS.weigh(one) != Truth.NO;
        });
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
    static List<Article15Element> missingElements(Case c, Condition counts) {
        List<Article15Element> fewest = Article15Elements.missing(c, Set.of());
        for (int i = 0; i < c.evidence().declarations().size(); i++) {
            Declaration declaration = c.evidence().declarations().get(i);
            Set<Article15Element> elements = declaration.elements();
            Case one = DECLARATIONS.about(c, i);
            boolean isWeighed = Boolean.TRUE.equals(declaration.namesAiActArticle15())
                    && IS_FULL.weigh(one) == Truth.YES
                    && counts.weigh(one) != Truth.NO;
            if (isWeighed && elements != null) {
                List<Article15Element> missing = Article15Elements.missing(c, elements);
                fewest = comesFirst(missing, fewest) ? missing : fewest;
            }
        }
        return fewest;
    }

    /**
     * The items that the best full declaration lacks, or, where it lacks none, that it is not for this version; nothing is
     * missing where one is complete and it is only open whether it counts.
     */
    static List<String> missingCodes(Case c, Condition counts) {
        List<Integer> items = missingItems(c, counts);
        if (!items.isEmpty()) {
            return items.stream().map(item -> "Annex V " + item).toList();
        }
        boolean isForThisVersion = IntStream.range(
                        0, c.evidence().declarations().size())
                .mapToObj(i -> DECLARATIONS.about(c, i))
                .anyMatch(one -> IS_COMPLETE.weigh(one) == Truth.YES && counts.weigh(one) != Truth.NO);
        return isForThisVersion ? List.of() : List.of("this version");
    }

    /** The codes of {@link #missingElements}. */
    static List<String> missingElementCodes(Case c, Condition counts) {
        return missingElements(c, counts).stream().map(Article15Element::code).toList();
    }
}
