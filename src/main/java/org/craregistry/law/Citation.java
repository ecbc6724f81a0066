package org.craregistry.law;

import java.net.URI;
import java.util.List;

/** Where a statement stands: the act, the place in it, and how firmly the place carries the statement. */
public record Citation(Act act, String place, Standing standing) {

    public Citation {
        if (place.isBlank()) {
            throw new IllegalArgumentException("A citation names its place in " + act);
        }
    }

    /** The same place, as the Commission's guidance reads it. */
    public Citation asGuidance() {
        return new Citation(act, place, Standing.GUIDANCE);
    }

    /** The same place, as this registry reads it. */
    public Citation asOurReading() {
        return new Citation(act, place, Standing.OUR_READING);
    }

    /** The same place, where what is said of it rests on these as well: it stands no firmer than the weakest. */
    Citation restingOn(List<Citation> grounds) {
        Standing weakest = standing;
        for (Citation ground : grounds) {
            weakest = ground.standing().compareTo(weakest) > 0 ? ground.standing() : weakest;
        }
        return new Citation(act, place, weakest);
    }

    /** The permanent address of the act. */
    public URI url() {
        return act.url();
    }

    /** Begins a provision at this place: its effect in our own words. */
    public Provision.Draft says(String effect) {
        return new Provision.Draft(this, effect);
    }

    @Override
    public String toString() {
        return act.name() + " " + place;
    }
}
