package org.craregistry.law;

/** The rows of the table of CRA Article 32: which procedures a product may use, the AI Act left aside. */
public enum Article32Row {
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    T8,
    T9,
    T10,
    T11,
    T12,
    T13,
    T14,
    T15,
    T16
}
