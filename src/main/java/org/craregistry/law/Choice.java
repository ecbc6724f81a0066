package org.craregistry.law;

/** One of a closed list of answers: its code is the name of the constant, its label is what people read. */
public interface Choice {

    /** The answer in a few plain words. */
    String label();
}
