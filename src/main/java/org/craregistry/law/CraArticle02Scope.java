package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Act.CRA_VEHICLE_EXCLUSION;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.Condition.known;
import static org.craregistry.law.Vocabulary.CLASSIFIED_INFORMATION;
import static org.craregistry.law.Vocabulary.DATA_CONNECTION;
import static org.craregistry.law.Vocabulary.DEFENCE_OR_NATIONAL_SECURITY_ONLY;
import static org.craregistry.law.Vocabulary.IDENTICAL_SPARE_PART;
import static org.craregistry.law.Vocabulary.OTHER_LAW;
import static org.craregistry.law.Vocabulary.PEDAL_CYCLE_L1E;
import static org.craregistry.law.Vocabulary.UNION_MARKET;

import java.util.List;

/** CRA Article 2: what the CRA applies to, and what is taken out of it. */
final class CraArticle02Scope {

    static final Provision HAS_A_DATA_CONNECTION = CRA.at("Art. 2(1)")
            .says("its intended or foreseeable use includes a data connection to a device or network")
            .when(DATA_CONNECTION.isYes());

    static final Provision IS_ON_THE_UNION_MARKET = CRA.at("Art. 2(1), 3(22)")
            .says("it is made available on the Union market")
            .when(UNION_MARKET.isYes());

    /** The positive conditions of Article 2(1); each that fails is a ground for being out of scope. */
    static final Checklist CONDITIONS = Checklist.of(
            "What the CRA applies to",
            CraArticle03Definitions.IS_A_PRODUCT_WITH_DIGITAL_ELEMENTS,
            HAS_A_DATA_CONNECTION,
            IS_ON_THE_UNION_MARKET);

    static final Provision LACKS_A_DATA_CONNECTION = HAS_A_DATA_CONNECTION.failing(
            "NO_DATA_CONNECTION", "a product without any intended or foreseeable data connection is outside the CRA");

    static final Provision IS_NOT_ON_THE_UNION_MARKET = IS_ON_THE_UNION_MARKET.failing(
            "NOT_ON_UNION_MARKET", "a product that is not made available on the Union market is outside the CRA");

    static final Provision MEDICAL_DEVICES_ARE_EXCLUDED = CRA.at("Art. 2(2)(a)")
            .says("the regulation on medical devices governs it instead")
            .when(OTHER_LAW.includes(OtherLaw.MEDICAL_DEVICES_2017_745))
            .as("EXCL_2_2_A");

    static final Provision IN_VITRO_DIAGNOSTICS_ARE_EXCLUDED = CRA.at("Art. 2(2)(b)")
            .says("the regulation on in vitro diagnostic devices governs it instead")
            .when(OTHER_LAW.includes(OtherLaw.IN_VITRO_DIAGNOSTICS_2017_746))
            .as("EXCL_2_2_B");

    static final Provision VEHICLES_ARE_EXCLUDED = CRA.at("Art. 2(2)(c)")
            .says("the type-approval of motor vehicles for general safety governs it instead")
            .when(OTHER_LAW.includes(OtherLaw.VEHICLE_SAFETY_2019_2144))
            .as("EXCL_2_2_C");

    static final Provision CERTIFIED_AVIATION_IS_EXCLUDED = CRA.at("Art. 2(3)")
            .says("products certified under civil aviation law are excluded; being made for aviation is not enough")
            .when(OTHER_LAW.includes(OtherLaw.CIVIL_AVIATION_CERTIFIED_2018_1139))
            .as("EXCL_2_3");

    static final Provision MARINE_EQUIPMENT_IS_EXCLUDED = CRA.at("Art. 2(4)")
            .says("equipment in the scope of the directive on marine equipment is excluded")
            .when(OTHER_LAW.includes(OtherLaw.MARINE_EQUIPMENT_2014_90))
            .as("EXCL_2_4");

    static final Provision PEDAL_CYCLES_STAY_COVERED = CRA_VEHICLE_EXCLUSION
            .at("as a whole")
            .says("vehicles of category L1e that are designed to pedal are not excluded")
            .when(PEDAL_CYCLE_L1E.isYes());

    static final Provision TWO_AND_THREE_WHEELERS_ARE_EXCLUDED = CRA.at("Art. 2(5)")
            .says("a delegated act excludes products for two- and three-wheelers and quadricycles")
            .when(allOf(
                    known(
                            "Delegated Regulation (EU) 2025/1535 is law",
                            "Delegated Regulation (EU) 2025/1535 is not law yet on this day.",
                            c -> c.stateOfLaw().excludes("DR_2025_1535", c.asOf())),
                    OTHER_LAW.includes(OtherLaw.TWO_THREE_WHEELERS_168_2013)))
            .unless(PEDAL_CYCLES_STAY_COVERED)
            .as("EXCL_2_5_DR_2025_1535");

    static final Provision IDENTICAL_SPARE_PARTS_ARE_EXCLUDED = CRA.at("Art. 2(6)")
            .says("spare parts that replace identical components and are made to the same specifications are excluded")
            .when(IDENTICAL_SPARE_PART.isYes())
            .as("EXCL_2_6");

    static final Provision DEFENCE_AND_CLASSIFIED_ARE_EXCLUDED = CRA.at("Art. 2(7)")
            .says("products developed or modified exclusively for national security or defence, or specifically"
                    + " designed to process classified information, are excluded")
            .when(anyOf(DEFENCE_OR_NATIONAL_SECURITY_ONLY.isYes(), CLASSIFIED_INFORMATION.isYes()))
            .as("EXCL_2_7");

    static final Provision PRODUCTS_ARE_COVERED = CRA.at("Art. 2(1)")
            .says("the CRA covers products with digital elements and a data connection that are made available on the"
                    + " Union market")
            .when(CONDITIONS.met())
            .as("IN_SCOPE");

    static final List<Provision> PROVISIONS = List.of(
            HAS_A_DATA_CONNECTION,
            IS_ON_THE_UNION_MARKET,
            PRODUCTS_ARE_COVERED,
            LACKS_A_DATA_CONNECTION,
            IS_NOT_ON_THE_UNION_MARKET,
            MEDICAL_DEVICES_ARE_EXCLUDED,
            IN_VITRO_DIAGNOSTICS_ARE_EXCLUDED,
            VEHICLES_ARE_EXCLUDED,
            CERTIFIED_AVIATION_IS_EXCLUDED,
            MARINE_EQUIPMENT_IS_EXCLUDED,
            TWO_AND_THREE_WHEELERS_ARE_EXCLUDED,
            PEDAL_CYCLES_STAY_COVERED,
            IDENTICAL_SPARE_PARTS_ARE_EXCLUDED,
            DEFENCE_AND_CLASSIFIED_ARE_EXCLUDED);

    private CraArticle02Scope() {}
}
