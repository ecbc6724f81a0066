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

    private final Decision<ChipTier> tier;
    private final @Nullable CategoryCode category;
    private final boolean asksCoreFunctionality;

    private CraClass(Decision<ChipTier> tier, @Nullable CategoryCode category, boolean asksCoreFunctionality) {
        this.tier = tier;
        this.category = category;
        this.asksCoreFunctionality = asksCoreFunctionality;
    }

    static CraClass decide(Case c) {
        Decision<ChipTier> tier = CraAnnex3And4Chips.TIERS.decide(c);
        List<@Nullable CategoryCode> possible = new ArrayList<>(2);
        for (ChipTier each : tier.possible()) {
            CategoryCode category = category(each, c);
            if (!possible.contains(category)) {
                possible.add(category);
            }
        }
        return new CraClass(tier, possible.size() == 1 ? possible.get(0) : null, possible.contains(null));
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

    /** The category or {@link CategoryCode#NONE}; {@code null} where it cannot be told yet. */
    @Nullable
    CategoryCode category() {
        return category;
    }

    ProductClass productClass() {
        return category == null ? ProductClass.UNKNOWN : category.productClass();
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
    void openQuestions(Case c, Consumer<Fact<?>> questions) {
        if (category != null) {
            return;
        }
        tier.openQuestions(c, questions);
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
        List<Reason> because = new ArrayList<>(tier.explain(c));
        weighed.forEach(provision -> because.add(provision.explain(c)));
        return because;
    }
}
