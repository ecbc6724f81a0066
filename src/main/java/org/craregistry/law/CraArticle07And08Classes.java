package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Act.CRA_GUIDANCE;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.known;
import static org.craregistry.law.Vocabulary.CORE_FUNCTIONALITY;
import static org.craregistry.law.Vocabulary.OTHER_ADVANCED_SECURITY_DEVICE;

import java.util.List;

/**
 * CRA Articles 7 and 8: the class that follows from the one core functionality, never from what a product integrates.
 */
final class CraArticle07And08Classes {

    /** The categories of chips alone. Annex IV point 3 is none: smartcards stand there beside secure elements. */
    static final List<Category> CATEGORIES_OF_CHIPS = List.of(
            CraAnnex3.MICROPROCESSORS,
            CraAnnex3.MICROCONTROLLERS,
            CraAnnex3.ASICS_AND_FPGAS,
            CraAnnex3.TAMPER_RESISTANT_MICROPROCESSORS,
            CraAnnex3.TAMPER_RESISTANT_MICROCONTROLLERS);

    static final List<CategoryCode> OF_CHIPS =
            CATEGORIES_OF_CHIPS.stream().map(CategoryCode::of).toList();

    static final CategoryCode OF_SECURE_ELEMENTS = CategoryCode.of(CraAnnex4.SMARTCARDS_AND_SECURE_ELEMENTS);

    static final Provision IMPORTANT_CLASS_I = CRA.at("Art. 7(1)")
            .says("a product with the core functionality of a category of Annex III class I is important;"
                    + " integrating such a product is not enough")
            .when(CORE_FUNCTIONALITY.isOfClass(ProductClass.IMPORTANT_CLASS_I))
            .as("IMPORTANT_CLASS_I");

    static final Provision IMPORTANT_CLASS_II = CRA.at("Art. 7(1)")
            .says("a product with the core functionality of a category of Annex III class II is important;"
                    + " integrating such a product is not enough")
            .when(CORE_FUNCTIONALITY.isOfClass(ProductClass.IMPORTANT_CLASS_II))
            .as("IMPORTANT_CLASS_II");

    static final Provision CRITICAL = CRA.at("Art. 8(1)")
            .says("a product with the core functionality of a category of Annex IV is critical")
            .when(CORE_FUNCTIONALITY.isOfClass(ProductClass.CRITICAL))
            .as("CRITICAL");

    static final Provision DEFAULT = CRA_GUIDANCE
            .at("point 139 and footnote 22")
            .asGuidance()
            .says("a product whose core functionality is that of no category is neither important nor critical")
            .when(CORE_FUNCTIONALITY.is(CategoryCode.NONE))
            .as("DEFAULT");

    static final Provision CHIPS_OUTSIDE_THE_TIERS_ARE_IN_NO_CATEGORY_OF_CHIPS = CRA.at("Art. 7(1)")
            .asOurReading()
            .says("a chip that secures only itself is in no category of chips, even where its core functionality is"
                    + " said to be one")
            .when(CORE_FUNCTIONALITY.isAnyOf(CATEGORIES_OF_CHIPS))
            .as("DEFAULT_CHIP");

    static final Provision ASICS_OUTSIDE_THE_TIERS_ARE_NO_SECURE_ELEMENTS = CRA.at("Art. 8(1), Annex IV point 3")
            .asOurReading()
            .says("an ASIC or FPGA that secures only itself is no secure element, even where its core functionality is"
                    + " said to be one")
            .when(CORE_FUNCTIONALITY.is(CraAnnex4.SMARTCARDS_AND_SECURE_ELEMENTS))
            .as("DEFAULT_ASIC");

    static final Provision THE_HIGHER_CLASS_COUNTS = CRA.at("Art. 7(1), 8(1)")
            .asOurReading()
            .says(
                    "where the core functionality is of a higher class than the tier of the chip, it counts; the categories"
                            + " of chips count through the tier alone")
            .when(known(
                    "the core functionality gives the higher class",
                    "The kind of chip gives the class.",
                    c -> c.craClass().isRaisedByTheCore(c)))
            .as("HIGHER_CLASS");

    // OPEN(law): point 9 of the open questions: "other devices for advanced security purposes" has no description of
    // its own.
    static final Provision OTHER_ADVANCED_SECURITY_DEVICES_NEED_A_DECISION = CRA.at("Annex IV point 2")
            .asOurReading()
            .says("that a product is one of the other devices for advanced security purposes is a decision to be"
                    + " documented with its reason")
            .when(allOf(
                    CORE_FUNCTIONALITY.is(CraAnnex4.SMART_METER_GATEWAYS_AND_OTHER_DEVICES),
                    OTHER_ADVANCED_SECURITY_DEVICE.isYes(),
                    known(
                            "no decision with a reason is on file",
                            "A decision with its reason is on file.",
                            c -> !c.evidence().classificationReasoned())))
            .as("MANUAL_DECISION_REQUIRED");

    static final List<Provision> PROVISIONS = List.of(
            IMPORTANT_CLASS_I,
            IMPORTANT_CLASS_II,
            CRITICAL,
            DEFAULT,
            CHIPS_OUTSIDE_THE_TIERS_ARE_IN_NO_CATEGORY_OF_CHIPS,
            ASICS_OUTSIDE_THE_TIERS_ARE_NO_SECURE_ELEMENTS,
            THE_HIGHER_CLASS_COUNTS,
            OTHER_ADVANCED_SECURITY_DEVICES_NEED_A_DECISION);

    private CraArticle07And08Classes() {}
}
