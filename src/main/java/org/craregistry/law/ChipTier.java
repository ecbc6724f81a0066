package org.craregistry.law;

import org.jspecify.annotations.Nullable;

/** What the table of chips says of a product. */
enum ChipTier {
    /** It is no chip: its core functionality decides. */
    NO_CHIP(null),
    /** A chip in none of the tiers: its core functionality decides, as long as that is no category of chips. */
    NO_TIER(null),
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
}
