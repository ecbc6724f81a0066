package org.craregistry.news;

import java.util.List;

/** Some of those who are told what happened. */
public interface Recipients {

    /** Notes what they are to be told, in the transaction in which it leaves the outbox. */
    void take(List<Happening> happened);
}
