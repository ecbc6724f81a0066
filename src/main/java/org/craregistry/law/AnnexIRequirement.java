package org.craregistry.law;

import static org.craregistry.law.Act.CRA;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An essential cybersecurity requirement of CRA Annex I; titles and summaries are in our own words. */
public enum AnnexIRequirement implements Choice {
    P1_1(
            "1",
            1,
            "Appropriate level of cybersecurity",
            "designed, developed and produced for a level of cybersecurity that fits the risks"),
    P1_2A("2a", 1, "No known exploitable vulnerabilities", "made available without known exploitable vulnerabilities"),
    P1_2B(
            "2b",
            1,
            "Secure by default",
            "a secure default configuration that can be restored, unless a business user agreed otherwise for a tailor-made product"),
    P1_2C(
            "2c",
            1,
            "Updatability",
            "vulnerabilities can be fixed by updates, where it fits automatically, with opt-out, notice and postponement"),
    P1_2D("2d", 1, "Access protection", "access is controlled, and possible unauthorised access reported"),
    P1_2E(
            "2e",
            1,
            "Confidentiality",
            "stored, transmitted and processed data stay confidential, by the state of the art"),
    P1_2F(
            "2f",
            1,
            "Integrity",
            "data, commands, programs and configuration are protected against manipulation, and corruption is reported"),
    P1_2G("2g", 1, "Data minimisation", "only data that are adequate, relevant and necessary are processed"),
    P1_2H(
            "2h",
            1,
            "Availability",
            "essential and basic functions stay available, also after an incident and under denial of service"),
    P1_2I("2i", 1, "No harm to others", "the negative effect on services of other devices and networks is kept small"),
    P1_2J("2j", 1, "Limited attack surface", "few points of attack, external interfaces included"),
    P1_2K("2k", 1, "Incident impact reduction", "mechanisms that keep the impact of an incident small"),
    P1_2L(
            "2l",
            1,
            "Security logging and monitoring",
            "relevant internal activity is recorded and monitored, with opt-out for the user"),
    P1_2M("2m", 1, "Secure data removal and transfer", "users can remove all data for good and transfer them securely"),
    P2_1(
            "1",
            2,
            "Components and bill of materials",
            "vulnerabilities and components are documented, with a machine-readable software bill of materials"),
    P2_2(
            "2",
            2,
            "Remediation without delay",
            "vulnerabilities are fixed without delay, security updates apart from new functions where feasible"),
    P2_3("3", 2, "Regular tests and reviews", "security is tested and reviewed effectively and regularly"),
    P2_4(
            "4",
            2,
            "Disclosure of fixed vulnerabilities",
            "fixed vulnerabilities are published with what users need to act"),
    P2_5(
            "5",
            2,
            "Coordinated disclosure policy",
            "a policy on coordinated vulnerability disclosure is in place and enforced"),
    P2_6(
            "6",
            2,
            "Sharing of vulnerability information",
            "a contact address for reports, third-party components included"),
    P2_7(
            "7",
            2,
            "Secure distribution of updates",
            "updates are distributed securely, in time and where it fits automatically"),
    P2_8(
            "8",
            2,
            "Dissemination of updates",
            "security updates come without delay and free of charge, with advice to users");

    private static final Map<String, AnnexIRequirement> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(AnnexIRequirement::code, Function.identity()));

    private final String code;
    private final int part;
    private final String title;
    private final String summary;
    private final Citation citation;

    AnnexIRequirement(String point, int part, String title, String summary) {
        this.code = "CRA-AI-P" + part + "-" + point;
        this.part = part;
        this.title = title;
        this.summary = summary;
        this.citation = CRA.at("Annex I Part " + (part == 1 ? "I" : "II") + " point " + place(point));
    }

    private static String place(String point) {
        return point.length() == 1 ? "(" + point + ")" : "(" + point.charAt(0) + ")(" + point.charAt(1) + ")";
    }

    /** The requirement with this code, empty where there is none. */
    public static Optional<AnnexIRequirement> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The requirements of Part 1, on the product, or 2, on the handling of vulnerabilities. */
    public static List<AnnexIRequirement> ofPart(int part) {
        return Arrays.stream(values())
                .filter(requirement -> requirement.part == part)
                .toList();
    }

    /** The code, such as {@code CRA-AI-P1-2d}. */
    @Override
    public String code() {
        return code;
    }

    /** 1 for the product, 2 for the handling of vulnerabilities. */
    public int part() {
        return part;
    }

    /** Whether it may be found not applicable with a written reason: the points under Part I (2). */
    public boolean mayBeNotApplicable() {
        return part == 1 && this != P1_1;
    }

    public String title() {
        return title;
    }

    /** What it asks, in our own words. */
    public String summary() {
        return summary;
    }

    public Citation citation() {
        return citation;
    }

    @Override
    public String label() {
        return title;
    }

    @Override
    public String explanation() {
        return summary;
    }

    @Override
    public String toString() {
        return code;
    }
}
