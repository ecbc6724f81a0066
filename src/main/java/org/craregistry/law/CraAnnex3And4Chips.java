package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Act.CRA_DESCRIPTIONS;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.not;
import static org.craregistry.law.Vocabulary.CHIP;
import static org.craregistry.law.Vocabulary.CHIP_AVA_VAN;
import static org.craregistry.law.Vocabulary.CHIP_SECURES_OTHERS;
import static org.craregistry.law.Vocabulary.CHIP_TAMPER_FEATURES;
import static org.craregistry.law.Vocabulary.CORE_FUNCTIONALITY;
import static org.craregistry.law.Vocabulary.NATURE;

import java.util.List;
import java.util.stream.Stream;

/** CRA Annex III class I points 13 to 15, class II points 3 and 4 and Annex IV point 3: the tiers of chips. */
final class CraAnnex3And4Chips {

    private static final Condition IS_A_CHIP = allOf(
            NATURE.is(Nature.HARDWARE, Nature.HARDWARE_AND_SOFTWARE),
            CHIP.is(Chip.MICROPROCESSOR, Chip.MICROCONTROLLER, Chip.ASIC_OR_FPGA));

    private static final Condition HAS_NO_TAMPER_TIER =
            anyOf(CHIP_TAMPER_FEATURES.isNo(), CHIP_AVA_VAN.isBetween(0, 1));

    private static final Condition IS_AN_ASIC_SECURE_ELEMENT = allOf(
            CORE_FUNCTIONALITY.is(CraAnnex4.SMARTCARDS_AND_SECURE_ELEMENTS),
            CHIP_TAMPER_FEATURES.isYes(),
            CHIP_AVA_VAN.isAtLeast(4));

    static final Provision WHAT_IS_NO_CHIP_HAS_NO_TIER = CRA.at("Annex III class I points 13 to 15")
            .asOurReading()
            .says("what is no chip is judged by its core functionality alone")
            .when(not(IS_A_CHIP));

    static final Provision CHIPS_THAT_SECURE_ONLY_THEMSELVES_HAVE_NO_TIER = CRA_DESCRIPTIONS
            .at("on Annex III class I points 13 to 15")
            .says("a chip without security functions for others beyond it is in none of the categories of chips")
            .when(allOf(IS_A_CHIP, CHIP.is(Chip.MICROPROCESSOR, Chip.MICROCONTROLLER), CHIP_SECURES_OTHERS.isNo()));

    static final Provision ASICS_THAT_SECURE_ONLY_THEMSELVES_HAVE_NO_TIER = CRA_DESCRIPTIONS
            .at("on Annex III class I point 15")
            .says("an ASIC or FPGA without security functions for others beyond it is in none of the categories of"
                    + " chips")
            .when(allOf(IS_A_CHIP, CHIP.is(Chip.ASIC_OR_FPGA), CHIP_SECURES_OTHERS.isNo()));

    static final Provision MICROPROCESSORS_ARE_CLASS_I = CRA_DESCRIPTIONS
            .at("on Annex III class I point 13")
            .says("a microprocessor that secures others, without tamper features for AVA_VAN level 2 or more, is of"
                    + " class I")
            .when(allOf(securing(Chip.MICROPROCESSOR), HAS_NO_TAMPER_TIER));

    static final Provision TAMPER_RESISTANT_MICROPROCESSORS_ARE_CLASS_II = CRA_DESCRIPTIONS
            .at("on Annex III class II point 3")
            .says("a tamper-resistant microprocessor designed for AVA_VAN level 2 or 3 is of class II")
            .when(allOf(resisting(Chip.MICROPROCESSOR), CHIP_AVA_VAN.isBetween(2, 3)));

    static final Provision MICROPROCESSORS_AS_SECURE_ELEMENTS_ARE_CRITICAL = CRA_DESCRIPTIONS
            .at("on Annex IV point 3")
            .says("a tamper-resistant microprocessor designed for AVA_VAN level 4 or more is a secure element")
            .when(allOf(resisting(Chip.MICROPROCESSOR), CHIP_AVA_VAN.isAtLeast(4)))
            .as("MICROPROCESSOR_SECURE_ELEMENT");

    static final Provision MICROCONTROLLERS_ARE_CLASS_I = CRA_DESCRIPTIONS
            .at("on Annex III class I point 14")
            .says("a microcontroller that secures others, without tamper features for AVA_VAN level 2 or more, is"
                    + " of class I")
            .when(allOf(securing(Chip.MICROCONTROLLER), HAS_NO_TAMPER_TIER));

    static final Provision TAMPER_RESISTANT_MICROCONTROLLERS_ARE_CLASS_II = CRA_DESCRIPTIONS
            .at("on Annex III class II point 4")
            .says("a tamper-resistant microcontroller designed for AVA_VAN level 2 or 3 is of class II")
            .when(allOf(resisting(Chip.MICROCONTROLLER), CHIP_AVA_VAN.isBetween(2, 3)));

    static final Provision MICROCONTROLLERS_AS_SECURE_ELEMENTS_ARE_CRITICAL = CRA_DESCRIPTIONS
            .at("on Annex IV point 3")
            .says("a tamper-resistant microcontroller designed for AVA_VAN level 4 or more is a secure element")
            .when(allOf(resisting(Chip.MICROCONTROLLER), CHIP_AVA_VAN.isAtLeast(4)))
            .as("MICROCONTROLLER_SECURE_ELEMENT");

    static final Provision ASICS_AND_FPGAS_ARE_CLASS_I = CRA.at("Annex III class I point 15")
            .asOurReading()
            .says("an ASIC or FPGA that secures others is of class I, whatever it withstands, unless it is a secure"
                    + " element")
            .when(allOf(securing(Chip.ASIC_OR_FPGA), not(IS_AN_ASIC_SECURE_ELEMENT)));

    static final Provision ASICS_AS_SECURE_ELEMENTS_ARE_CRITICAL = CRA_DESCRIPTIONS
            .at("on Annex IV point 3")
            .asOurReading()
            .says("an ASIC or FPGA is a secure element if that is its core functionality, it has tamper features and is"
                    + " designed for AVA_VAN level 4 or more")
            .when(allOf(securing(Chip.ASIC_OR_FPGA), IS_AN_ASIC_SECURE_ELEMENT))
            .as("ASIC_SECURE_ELEMENT");

    static final Table<ChipTier> TIERS = Table.of(
            "The tiers of chips",
            WHAT_IS_NO_CHIP_HAS_NO_TIER.gives(ChipTier.NO_CHIP),
            CHIPS_THAT_SECURE_ONLY_THEMSELVES_HAVE_NO_TIER.gives(ChipTier.NO_TIER),
            ASICS_THAT_SECURE_ONLY_THEMSELVES_HAVE_NO_TIER.gives(ChipTier.NO_TIER_OF_ASICS),
            MICROPROCESSORS_ARE_CLASS_I.gives(ChipTier.MICROPROCESSOR),
            TAMPER_RESISTANT_MICROPROCESSORS_ARE_CLASS_II.gives(ChipTier.TAMPER_RESISTANT_MICROPROCESSOR),
            MICROPROCESSORS_AS_SECURE_ELEMENTS_ARE_CRITICAL.gives(ChipTier.SECURE_ELEMENT),
            MICROCONTROLLERS_ARE_CLASS_I.gives(ChipTier.MICROCONTROLLER),
            TAMPER_RESISTANT_MICROCONTROLLERS_ARE_CLASS_II.gives(ChipTier.TAMPER_RESISTANT_MICROCONTROLLER),
            MICROCONTROLLERS_AS_SECURE_ELEMENTS_ARE_CRITICAL.gives(ChipTier.SECURE_ELEMENT),
            ASICS_AND_FPGAS_ARE_CLASS_I.gives(ChipTier.ASIC_OR_FPGA),
            ASICS_AS_SECURE_ELEMENTS_ARE_CRITICAL.gives(ChipTier.SECURE_ELEMENT));

    /** Shown beside the tier where the descriptions leave a gap between the tiers. */
    static final Provision CHIPS_BETWEEN_THE_TIERS_ARE_CLASS_I = CRA_DESCRIPTIONS
            .at("on Annex III class I points 13 and 14")
            .asOurReading()
            .says("tamper features designed for no AVA_VAN level above 1, or level 4 and more without tamper"
                    + " features, lie between the tiers and stay in class I")
            .when(allOf(
                    anyOf(securing(Chip.MICROPROCESSOR), securing(Chip.MICROCONTROLLER)),
                    anyOf(
                            allOf(CHIP_TAMPER_FEATURES.isYes(), CHIP_AVA_VAN.isBetween(0, 1)),
                            allOf(CHIP_TAMPER_FEATURES.isNo(), CHIP_AVA_VAN.isAtLeast(4)))))
            .as("CHIP_BETWEEN_TIERS");

    static final List<Provision> PROVISIONS = Stream.concat(
                    TIERS.provisions().stream(), Stream.of(CHIPS_BETWEEN_THE_TIERS_ARE_CLASS_I))
            .toList();

    private CraAnnex3And4Chips() {}

    private static Condition securing(Chip kind) {
        return allOf(IS_A_CHIP, CHIP.is(kind), CHIP_SECURES_OTHERS.isYes());
    }

    private static Condition resisting(Chip kind) {
        return allOf(securing(kind), CHIP_TAMPER_FEATURES.isYes());
    }
}
