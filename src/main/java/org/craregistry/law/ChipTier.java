package org.craregistry.law;

import org.jspecify.annotations.Nullable;

/** What the table of chips says of a product. */
enum ChipTier {
    /** It is no chip: its core functionality decides. */
    NO_CHIP(null),
    /** A microprocessor or microcontroller in none of the tiers: its core functionality decides, unless it is a chip's. */
    NO_TIER(null),
    /** An ASIC or FPGA in none of the tiers: the same, and it is no secure element either. */
    NO_TIER_OF_ASICS(null),
    MICROPROCESSOR(CraAnnex3.MICROPROCESSORS),
    MICROCONTROLLER(CraAnnex3.MICROCONTROLLERS),
    ASIC_OR_FPGA(CraAnnex3.ASICS_AND_FPGAS),
    TAMPER_RESISTANT_MICROPROCESSOR(CraAnnex3.TAMPER_RESISTANT_MICROPROCESSORS),
    TAMPER_RESISTANT_MICROCONTROLLER(CraAnnex3.TAMPER_RESISTANT_MICROCONTROLLERS),
    SECURE_ELEMENT(CraAnnex4.SMARTCARDS_AND_SECURE_ELEMENTS);

    private final @Nullable CategoryCode category;

    ChipTier(@Nullable Category category) {
        this.category = category == null ? null : CategoryCode.of(category);
    }

    /** The category of the tier, {@code null} where the core functionality decides. */
    @Nullable
    CategoryCode category() {
        return category;
    }

    /** The category that follows from the tier and a core functionality: where both give one, that of the higher class. */
    CategoryCode with(CategoryCode core) {
        if (this == NO_CHIP) {
            return core;
        }
        CategoryCode counting = isOutOfReach(core) ? CategoryCode.NONE : core;
        CategoryCode own = category;
        if (own == null || counting.productClass().compareTo(own.productClass()) > 0) {
            return counting;
        }
        return own;
    }

    /** Whether only the facts about a chip lead to this category, so that a core functionality does not. */
    private boolean isOutOfReach(CategoryCode core) {
        boolean isAsic = this == ASIC_OR_FPGA || this == NO_TIER_OF_ASICS;
        return CraArticle07And08Classes.OF_CHIPS.contains(core)
                || (isAsic && core == CraArticle07And08Classes.OF_SECURE_ELEMENTS);
    }

    /** Whether this core functionality and the tier say different things. */
    boolean isContradictedBy(CategoryCode core) {
        if (this == NO_CHIP || core == CategoryCode.NONE) {
            return false;
        }
        return category == null ? isOutOfReach(core) : core != category;
    }

    /** Every category that may follow from the tier while the core functionality is open, as bits. */
    int withAnyCore() {
        return CategoryCode.bits(
                CategoryCode.ALL.stream().map(this::with).distinct().toList());
    }
}
