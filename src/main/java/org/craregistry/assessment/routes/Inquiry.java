package org.craregistry.assessment.routes;

import org.craregistry.law.Article15Route;
import org.craregistry.law.Determination;

/** Asks the law about supposed situations, and no more often than was agreed: what there is to ask has no bound. */
final class Inquiry {

    /** How often the law is asked about one decision; a product as they come needs some dozens. */
    static final int MOST = 400;

    private final Article15Route route;
    private final int most;
    private int asked;

    /** @param most how often it may ask */
    Inquiry(Article15Route route, int most) {
        this.route = route;
        this.most = most;
    }

    Article15Route route() {
        return route;
    }

    /** Whether it has asked as often as it may. */
    boolean isOver() {
        return asked >= most;
    }

    int asked() {
        return asked;
    }

    boolean demonstrates(Situation situation) {
        return determine(situation).article15().demonstrates(route);
    }

    Determination determine(Situation situation) {
        asked++;
        return situation.determine();
    }
}
