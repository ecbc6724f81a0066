package org.craregistry.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The class that a product has if the CRA covers it, from the tier of a chip and the core functionality: of two classes the
 * higher one.
 */
final class CraClass {

    private static final List<Provision> BY_CORE_FUNCTIONALITY = List.of(
            CraArticle07And08Classes.CRITICAL,
            CraArticle07And08Classes.IMPORTANT_CLASS_II,
            CraArticle07And08Classes.IMPORTANT_CLASS_I,
            CraArticle07And08Classes.DEFAULT);

    /** By tier, every category that may follow from it while the core functionality is open. */
    private static final int[] WITH_ANY_CORE =
            Arrays.stream(ChipTier.values()).mapToInt(ChipTier::withAnyCore).toArray();

    private final Decision<ChipTier> tier;
    private final @Nullable CategoryCode category;
    private final int possible;
    private final boolean asksCoreFunctionality;

    private CraClass(
            Decision<ChipTier> tier, @Nullable CategoryCode category, int possible, boolean asksCoreFunctionality) {
        this.tier = tier;
        this.category = category;
        this.possible = possible;
        this.asksCoreFunctionality = asksCoreFunctionality;
    }

    static CraClass decide(Case c) {
        Decision<ChipTier> tier = CraAnnex3And4Chips.TIERS.decide(c);
        CategoryCode core = c.facts().get(Vocabulary.CORE_FUNCTIONALITY);
        int possible = 0;
        boolean asksCoreFunctionality = false;
        for (ChipTier each : tier.possible()) {
            int categories = core == null
                    ? WITH_ANY_CORE[each.ordinal()]
                    : 1 << each.with(core).index();
            asksCoreFunctionality |= Integer.bitCount(categories) > 1;
            possible |= categories;
        }
        return new CraClass(tier, only(possible), possible, asksCoreFunctionality);
    }

    /** The same, should its category be among these. */
    CraClass narrowedTo(int categories) {
        return new CraClass(tier, only(categories), categories, asksCoreFunctionality);
    }

    private static @Nullable CategoryCode only(int categories) {
        return Integer.bitCount(categories) == 1
                ? CategoryCode.ALL.get(Integer.numberOfTrailingZeros(categories))
                : null;
    }

    /** The category or {@link CategoryCode#NONE}; {@code null} where it cannot be told yet. */
    @Nullable
    CategoryCode category() {
        return category;
    }

    /** The categories that it may be, as bits. */
    int possible() {
        return possible;
    }

    /** Whether a category is among the possible ones. */
    boolean mayBe(CategoryCode code) {
        return (possible & 1 << code.index()) != 0;
    }

    ProductClass productClass() {
        if (category != null) {
            return category.productClass();
        }
        ProductClass same = null;
        for (CategoryCode code : CategoryCode.ALL) {
            boolean isPossible = mayBe(code);
            if (isPossible && same != null && same != code.productClass()) {
                return ProductClass.UNKNOWN;
            }
            same = isPossible ? code.productClass() : same;
        }
        return same == null ? ProductClass.UNKNOWN : same;
    }

    /** Whether the core functionality is said to be a category which the facts about the chip, as far as they go, deny. */
    boolean contradictsTheChip(Case c) {
        CategoryCode core = c.facts().get(Vocabulary.CORE_FUNCTIONALITY);
        if (core == null || core == CategoryCode.NONE || tier.result() == ChipTier.NO_CHIP) {
            return false;
        }
        return tier.possible().stream().allMatch(each -> each.isContradictedBy(core));
    }

    /** Whether the category is that of the core functionality although every tier that is possible has another. */
    boolean isRaisedByTheCore(Case c) {
        return category != null
                && category == c.facts().get(Vocabulary.CORE_FUNCTIONALITY)
                && tier.result() != ChipTier.NO_CHIP
                && tier.possible().stream().allMatch(each -> each.category() != null && each.category() != category);
    }

    /** The provisions that give the class; none where it cannot be told yet. */
    List<Provision> grounds(Case c) {
        List<Provision> grounds = new ArrayList<>();
        if (category == null) {
            return grounds;
        }
        if (tier.result() != ChipTier.NO_CHIP) {
            grounds.addAll(tier.grounds());
            addIfHolds(CraAnnex3And4Chips.CHIPS_BETWEEN_THE_TIERS_ARE_CLASS_I, c, grounds);
        }
        addIfHolds(CraArticle07And08Classes.THE_HIGHER_CLASS_COUNTS, c, grounds);
        Provision barring = barring(c);
        if (barring != null) {
            grounds.add(barring);
        } else if (category == c.facts().get(Vocabulary.CORE_FUNCTIONALITY) && !isByTier()) {
            BY_CORE_FUNCTIONALITY.forEach(provision -> addIfHolds(provision, c, grounds));
        }
        return grounds;
    }

    private boolean isByTier() {
        ChipTier settled = tier.result();
        return settled != null && category != null && settled.category() == category;
    }

    /** What keeps the core functionality of a chip without a tier from counting; {@code null} where nothing does. */
    private @Nullable Provision barring(Case c) {
        CategoryCode core = c.facts().get(Vocabulary.CORE_FUNCTIONALITY);
        ChipTier settled = tier.result();
        if (core == null || settled == null || settled.category() != null || !settled.isContradictedBy(core)) {
            return null;
        }
        return core == CraArticle07And08Classes.OF_SECURE_ELEMENTS
                ? CraArticle07And08Classes.ASICS_OUTSIDE_THE_TIERS_ARE_NO_SECURE_ELEMENTS
                : CraArticle07And08Classes.CHIPS_OUTSIDE_THE_TIERS_ARE_IN_NO_CATEGORY_OF_CHIPS;
    }

    private static void addIfHolds(Provision provision, Case c, List<Provision> grounds) {
        if (provision.weigh(c) == Truth.YES) {
            grounds.add(provision);
        }
    }

    /** Names each unanswered fact that keeps the category from being settled; none where it is settled. */
    void openQuestions(Case c, Consumer<Question> questions) {
        if (category != null) {
            return;
        }
        tier.openQuestions(questions);
        if (asksCoreFunctionality) {
            questions.accept(Vocabulary.CORE_FUNCTIONALITY);
        }
    }

    /** Why: the tiers that hold or may, and what the core functionality says where it can decide. */
    List<Reason> explain(Case c) {
        List<Provision> weighed = new ArrayList<>();
        addIfHolds(CraAnnex3And4Chips.CHIPS_BETWEEN_THE_TIERS_ARE_CLASS_I, c, weighed);
        addIfHolds(CraArticle07And08Classes.THE_HIGHER_CLASS_COUNTS, c, weighed);
        Provision barring = barring(c);
        if (barring != null) {
            weighed.add(barring);
        } else if (!isByTier()) {
            BY_CORE_FUNCTIONALITY.stream()
                    .filter(provision -> provision.weigh(c) != Truth.NO)
                    .forEach(weighed::add);
        }
        List<Reason> because = new ArrayList<>(tier.explain());
        weighed.forEach(provision -> because.add(provision.explain(c)));
        return because;
    }
}
