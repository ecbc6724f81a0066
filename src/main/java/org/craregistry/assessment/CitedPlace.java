package org.craregistry.assessment;

import org.craregistry.law.Citation;

/** A citation as it stands in a sentence. */
public final class CitedPlace {

    private CitedPlace() {}

    /** The act and the place in it; and, where the words of the act do not say it, who reads them so. */
    public static String of(Citation citation) {
        String place = citation.act().title() + " " + citation.place();
        return switch (citation.standing()) {
            case TEXT -> place;
            case GUIDANCE -> place + ", guidance";
            case OUR_READING -> place + ", our reading";
        };
    }
}
