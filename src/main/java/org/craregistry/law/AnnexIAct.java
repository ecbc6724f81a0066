package org.craregistry.law;

/** An act listed in Annex I of the AI Act, with the section that decides which part of the AI Act applies. */
public enum AnnexIAct implements Choice {
    NONE("None", Section.NONE, 0),
    TOYS("Toys, Directive 2009/48/EC", Section.A, 2),
    RECREATIONAL_CRAFT("Recreational craft, Directive 2013/53/EU", Section.A, 3),
    LIFTS("Lifts, Directive 2014/33/EU", Section.A, 4),
    ATEX("Explosive atmospheres, Directive 2014/34/EU", Section.A, 5),
    RADIO_EQUIPMENT("Radio equipment, Directive 2014/53/EU", Section.A, 6),
    PRESSURE_EQUIPMENT("Pressure equipment, Directive 2014/68/EU", Section.A, 7),
    CABLEWAYS("Cableways, Regulation (EU) 2016/424", Section.A, 8),
    PPE("Personal protective equipment, Regulation (EU) 2016/425", Section.A, 9),
    GAS_APPLIANCES("Gas appliances, Regulation (EU) 2016/426", Section.A, 10),
    MEDICAL_DEVICES("Medical devices, Regulation (EU) 2017/745", Section.A, 11),
    IN_VITRO_DIAGNOSTICS("In vitro diagnostics, Regulation (EU) 2017/746", Section.A, 12),
    CIVIL_AVIATION_SECURITY("Civil aviation security, Regulation (EC) No 300/2008", Section.B, 13),
    TWO_THREE_WHEELERS("Two- and three-wheelers, Regulation (EU) No 168/2013", Section.B, 14),
    AGRICULTURAL_VEHICLES("Agricultural vehicles, Regulation (EU) No 167/2013", Section.B, 15),
    MARINE_EQUIPMENT("Marine equipment, Directive 2014/90/EU", Section.B, 16),
    RAIL("Rail interoperability, Directive (EU) 2016/797", Section.B, 17),
    MOTOR_VEHICLES("Motor vehicles, Regulation (EU) 2018/858", Section.B, 18),
    VEHICLE_SAFETY("Vehicle safety, Regulation (EU) 2019/2144", Section.B, 19),
    AVIATION("Civil aviation, unmanned aircraft, Regulation (EU) 2018/1139", Section.B, 20),
    MACHINERY("Machinery, Regulation (EU) 2023/1230", Section.B, 21);

    /** The section of AI Act Annex I in which an act stands. */
    public enum Section {
        /** In no section: no act of Annex I covers the product. */
        NONE,
        /** Acts of the new legislative framework, with their own conformity assessment (AI Act Article 43(3)). */
        A,
        /** Acts for which only a few articles of the AI Act apply (AI Act Article 2(2)). */
        B
    }

    private final String label;
    private final Section section;
    private final int point;

    AnnexIAct(String label, Section section, int point) {
        this.label = label;
        this.section = section;
        this.point = point;
    }

    @Override
    public String label() {
        return label;
    }

    /** The section of AI Act Annex I as amended. */
    public Section section() {
        return section;
    }

    /** The number of the point in AI Act Annex I as amended; 0 for {@link #NONE}. */
    public int point() {
        return point;
    }

    /** The section on the date of the case: machinery was moved from Section A to Section B by the AI Omnibus. */
    Section sectionOn(Case c) {
        return isMachineryBeforeTheOmnibus(c) ? Section.A : section;
    }

    /** The point on the date of the case. */
    int pointOn(Case c) {
        return isMachineryBeforeTheOmnibus(c) ? 1 : point;
    }

    private boolean isMachineryBeforeTheOmnibus(Case c) {
        return this == MACHINERY && !c.isReached(LegalDate.AI_OMNIBUS_IN_FORCE);
    }
}
