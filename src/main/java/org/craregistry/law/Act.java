package org.craregistry.law;

import java.net.URI;

/** A legal act or an official text about one, with its short name, its number and its permanent address. */
public enum Act {
    CRA("Cyber Resilience Act", "Regulation (EU) 2024/2847", "http://data.europa.eu/eli/reg/2024/2847/oj"),
    CRA_DESCRIPTIONS(
            "CRA technical descriptions",
            "Implementing Regulation (EU) 2025/2392",
            "http://data.europa.eu/eli/reg_impl/2025/2392/oj"),
    CRA_VEHICLE_EXCLUSION(
            "CRA exclusion of two- and three-wheelers",
            "Delegated Regulation (EU) 2025/1535",
            "http://data.europa.eu/eli/reg_del/2025/1535/oj"),
    CRA_GUIDANCE(
            "Commission guidance on the CRA",
            "C(2026) 5252",
            "https://ec.europa.eu/newsroom/dae/redirection/document/131456"),
    CRA_FAQ("Commission CRA FAQ", "version 1.4", "https://ec.europa.eu/newsroom/dae/redirection/document/122331"),
    AI_ACT("AI Act", "Regulation (EU) 2024/1689", "http://data.europa.eu/eli/reg/2024/1689/oj"),
    AI_OMNIBUS("AI Omnibus", "Regulation (EU) 2026/1744", "http://data.europa.eu/eli/reg/2026/1744/oj"),
    CSA("Cybersecurity Act", "Regulation (EU) 2019/881", "http://data.europa.eu/eli/reg/2019/881/oj"),
    EUCC("EUCC", "Implementing Regulation (EU) 2024/482", "http://data.europa.eu/eli/reg_impl/2024/482/oj"),
    EHDS("European Health Data Space", "Regulation (EU) 2025/327", "http://data.europa.eu/eli/reg/2025/327/oj"),
    NIS2("NIS 2 Directive", "Directive (EU) 2022/2555", "http://data.europa.eu/eli/dir/2022/2555/oj");

    private final String title;
    private final String number;
    private final URI url;

    Act(String title, String number, String url) {
        this.title = title;
        this.number = number;
        this.url = URI.create(url);
    }

    /** The short name people use. */
    public String title() {
        return title;
    }

    /** The official number. */
    public String number() {
        return number;
    }

    /** The permanent address of the official text. */
    public URI url() {
        return url;
    }

    /** A place in this act that its own words support, such as {@code Art. 2(2)(a)}. */
    public Citation at(String place) {
        return new Citation(this, place, Standing.TEXT);
    }
}
