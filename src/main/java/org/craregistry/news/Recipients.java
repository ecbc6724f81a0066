package org.craregistry.news;

import java.util.List;

/** Some of those who are told what happened. */
public interface Recipients {

    /** Notes what they are to be told, in the transaction in which it leaves the outbox. */
    void take(List<Happening> happened);

    /** Has looked at what is due but may have been asked for in vain, such as by a node that died. */
    default void wakeDue() {}
}
