package org.craregistry.law;

/** The rows of the table of CRA Article 12(2) and (3): whose procedure covers the requirements of the CRA. */
public enum InterplayRow {
    I1,
    I2,
    I3,
    I4,
    I5,
    I6,
    I7,
    I8,
    I9,
    I10,
    I11,
    I12,
    I13,
    I14,
    I15,
    I16,
    I17,
    /** No row: for a prohibited practice nothing is assessed. */
    NONE
}
