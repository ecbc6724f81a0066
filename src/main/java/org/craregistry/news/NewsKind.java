package org.craregistry.news;

/** What people and endpoints can be told. */
public enum NewsKind {
    DECISION_LOST_SUPPORT("decision.support_lost", "A decision lost its support"),
    IMPORT_WAITS("import.waits", "An import waits to be applied"),
    STATE_OF_LAW_ADOPTED("state_of_law.adopted", "A state of the law was put in force"),
    VIOLATION_FOUND("violation.found", "Something does not comply"),
    DATE_AHEAD("date.ahead", "A date comes near"),
    /** Told to everybody who wants any news of the portfolio, by e-mail only. */
    WEBHOOK_DISABLED("webhook.disabled", "A webhook was switched off");

    private final String type;
    private final String heading;

    NewsKind(String type, String heading) {
        this.type = type;
        this.heading = heading;
    }

    /** The type of the message, for programs. */
    public String type() {
        return type;
    }

    /** What is told, in a few words for people. */
    public String heading() {
        return heading;
    }
}
