package org.craregistry.law;

/** Another act that takes a product out of the CRA (CRA Article 2(2) to (5)). */
public enum OtherLaw implements Choice {
    MEDICAL_DEVICES_2017_745("Medical devices, Regulation (EU) 2017/745"),
    IN_VITRO_DIAGNOSTICS_2017_746("In vitro diagnostics, Regulation (EU) 2017/746"),
    VEHICLE_SAFETY_2019_2144("Vehicle safety, Regulation (EU) 2019/2144"),
    CIVIL_AVIATION_CERTIFIED_2018_1139("Certified under civil aviation law, Regulation (EU) 2018/1139"),
    MARINE_EQUIPMENT_2014_90("Marine equipment, Directive 2014/90/EU"),
    TWO_THREE_WHEELERS_168_2013("Two- and three-wheelers, Regulation (EU) No 168/2013");

    private final String label;

    OtherLaw(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
