package org.craregistry.law;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The class that a product has if the CRA covers it: the tier of a chip first, else the core functionality. */
final class CraClass {

    private static final List<Provision> BY_CORE_FUNCTIONALITY = List.of(
            CraArticle07And08Classes.CRITICAL,
            CraArticle07And08Classes.IMPORTANT_CLASS_II,
            CraArticle07And08Classes.IMPORTANT_CLASS_I,
            CraArticle07And08Classes.DEFAULT);

    private static final int EVERY_CATEGORY = CategoryCode.bits(CategoryCode.ALL);

    private static final int CHIPS = CategoryCode.bits(CraArticle07And08Classes.CATEGORIES_OF_CHIPS.stream()
            .map(CategoryCode::of)
            .toList());

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
        int possible = 0;
        boolean asksCoreFunctionality = false;
        for (ChipTier each : tier.possible()) {
            CategoryCode category = category(each, c);
            asksCoreFunctionality |= category == null;
            possible |= category != null ? 1 << category.index() : anyCategory(each);
        }
        return new CraClass(tier, only(possible), possible, asksCoreFunctionality);
    }

    /** Every category that the core functionality may still turn out to be; a chip of no tier is in none of chips. */
    private static int anyCategory(ChipTier tier) {
        return tier == ChipTier.NO_TIER ? EVERY_CATEGORY & ~CHIPS : EVERY_CATEGORY;
    }

    /** The category that follows from a tier, {@code null} where the core functionality decides and is not answered. */
    private static @Nullable CategoryCode category(ChipTier tier, Case c) {
        if (tier.category() != null) {
            return tier.category();
        }
        CategoryCode core = c.facts().get(Vocabulary.CORE_FUNCTIONALITY);
        boolean isBarred = tier == ChipTier.NO_TIER && isCategoryOfChips(c);
        return isBarred ? CategoryCode.NONE : core;
    }

    private static boolean isCategoryOfChips(Case c) {
        return CraArticle07And08Classes.CHIPS_OUTSIDE_THE_TIERS_ARE_IN_NO_CATEGORY_OF_CHIPS.weigh(c) == Truth.YES;
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

    ProductClass productClass() {
        if (category != null) {
            return category.productClass();
        }
        ProductClass same = null;
        for (CategoryCode code : CategoryCode.ALL) {
            boolean isPossible = (possible & 1 << code.index()) != 0;
            if (isPossible && same != null && same != code.productClass()) {
                return ProductClass.UNKNOWN;
            }
            same = isPossible ? code.productClass() : same;
        }
        return same == null ? ProductClass.UNKNOWN : same;
    }

    /** Whether the core functionality is said to be a category which the facts about the chip rule out. */
    boolean contradictsTheChip(Case c) {
        ChipTier settled = tier.result();
        CategoryCode core = c.facts().get(Vocabulary.CORE_FUNCTIONALITY);
        if (settled == null || core == null || core == CategoryCode.NONE) {
            return false;
        }
        return settled == ChipTier.NO_TIER ? isCategoryOfChips(c) : settled.category() != null && core != category;
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
        if (tier.result() == ChipTier.NO_TIER && isCategoryOfChips(c)) {
            grounds.add(CraArticle07And08Classes.CHIPS_OUTSIDE_THE_TIERS_ARE_IN_NO_CATEGORY_OF_CHIPS);
        } else if (!isByTier()) {
            BY_CORE_FUNCTIONALITY.forEach(provision -> addIfHolds(provision, c, grounds));
        }
        return grounds;
    }

    private boolean isByTier() {
        ChipTier settled = tier.result();
        return settled != null && settled.category() != null;
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
        boolean isBarred = tier.mayBe(ChipTier.NO_TIER) && isCategoryOfChips(c);
        if (isBarred) {
            weighed.add(CraArticle07And08Classes.CHIPS_OUTSIDE_THE_TIERS_ARE_IN_NO_CATEGORY_OF_CHIPS);
        }
        if (tier.mayBe(ChipTier.NO_CHIP) || (tier.mayBe(ChipTier.NO_TIER) && !isBarred)) {
            BY_CORE_FUNCTIONALITY.stream()
                    .filter(provision -> provision.weigh(c) != Truth.NO)
                    .forEach(weighed::add);
        }
        List<Reason> because = new ArrayList<>(tier.explain());
        weighed.forEach(provision -> because.add(provision.explain(c)));
        return because;
    }
}
