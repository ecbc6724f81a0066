package org.craregistry.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Evidence;
import org.craregistry.law.Facts;
import org.craregistry.law.plain.EvidenceReader;

/**
 * A product to ask about, ordinary where nothing is said: {@code aHighRiskSystem().placedOn("2028-06-01").certifiedUnder("EUCC")}.
 * For the law as facts and evidence, for the API in their plain form.
 *
 * @param facts fact name to plain answer
 * @param certificates the plain form of those on file
 */
public record Given(Map<String, Object> facts, List<Map<String, Object>> certificates) {

    /** The version of the product, and the one that its certificates are about. */
    public static final String VERSION = "3";

    public Given {
        facts = Map.copyOf(facts);
        certificates = List.copyOf(certificates);
    }

    /** Software of its manufacturer that the CRA covers, of no category and without AI. */
    public static Given aProduct() {
        return new Given(
                Map.ofEntries(
                        Map.entry("nature", "SOFTWARE"),
                        Map.entry("dataConnection", true),
                        Map.entry("unionMarket", true),
                        Map.entry("commercialActivity", true),
                        Map.entry("operatorRole", "MANUFACTURER"),
                        Map.entry("otherLaw", List.of()),
                        Map.entry("presentation", "MARKET"),
                        Map.entry("freeAndOpenSource", false),
                        Map.entry("identicalSparePart", false),
                        Map.entry("defenceOrNationalSecurityOnly", false),
                        Map.entry("classifiedInformation", false),
                        Map.entry("coreFunctionality", "NONE"),
                        Map.entry("aiSystem", false)),
                List.of());
    }

    /** The same as an AI system that screens applicants (AI Act Annex III point 4(a)). */
    public static Given aHighRiskSystem() {
        return aProduct()
                .with(Map.of(
                        "aiSystem",
                        true,
                        "aiExclusion",
                        "NONE",
                        "prohibitedPractices",
                        List.of(),
                        "annexIAct",
                        "NONE",
                        "annexIIIPoints",
                        List.of("P4A"),
                        "aiSystemIsThisProduct",
                        true,
                        "profiling",
                        true));
    }

    /** What a manufacturer answers once for all its products. */
    public static Map<String, Object> whatIsAlike() {
        Map<String, Object> alike = new HashMap<>();
        List.of("unionMarket", "commercialActivity").forEach(fact -> alike.put(fact, true));
        List.of("identicalSparePart", "defenceOrNationalSecurityOnly", "classifiedInformation")
                .forEach(fact -> alike.put(fact, false));
        List.of("otherLaw", "prohibitedPractices").forEach(fact -> alike.put(fact, List.of()));
        alike.put("operatorRole", "MANUFACTURER");
        alike.put("presentation", "MARKET");
        alike.put("aiExclusion", "NONE");
        return alike;
    }

    /** The same on the market, with all that the routes to AI Act Article 15 ask beside it answered. */
    public static Given aHighRiskSystemOnTheMarket() {
        return aHighRiskSystem()
                .placedOn("2028-01-10")
                .neverModified()
                .supportedUntil("2035-12-31")
                .with(Map.of(
                        "ehrSystem",
                        false,
                        "chip",
                        "NONE",
                        "standardsApplied",
                        "NONE",
                        "expectedUseYears",
                        5,
                        "riskAssessmentCoversAiThreats",
                        true,
                        "usedByEssentialEntities",
                        false));
    }

    /** Hardware that is no chip, in place of software. */
    public Given asHardware() {
        return with(Map.of("nature", "HARDWARE", "chip", "NONE"));
    }

    public Given placedOn(String day) {
        return with(Map.of("placedOnMarketOn", day));
    }

    public Given supportedUntil(String day) {
        return with(Map.of("supportUntil", day));
    }

    /** The same with these answers, in place of those to the same questions. */
    public Given with(Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(facts);
        all.putAll(more);
        return new Given(all, certificates);
    }

    /** On the market as it was first placed there. */
    public Given neverModified() {
        return with(Map.of(
                "stillPlacedOnMarket",
                true,
                "substantiallyModified",
                false,
                "significantDesignChange",
                false,
                "aiSubstantiallyModified",
                false));
    }

    /** The same with {@link #certificateUnder} on file. */
    public Given certifiedUnder(String scheme) {
        List<Map<String, Object>> all = new ArrayList<>(certificates);
        all.add(certificateUnder(scheme));
        return new Given(facts, all);
    }

    /** A certificate that covers all of cybersecurity, valid on the days from which the acts apply. */
    public static Map<String, Object> certificateUnder(String scheme) {
        return Map.of(
                "scheme",
                scheme,
                "kind",
                "CERTIFICATE",
                "number",
                scheme + "-1",
                "level",
                "SUBSTANTIAL",
                "certifiedObject",
                "THIS_PRODUCT",
                "certifiedVersion",
                VERSION,
                "issuedOn",
                "2026-06-01",
                "expiresOn",
                "2031-05-31",
                "covers",
                Article15Element.CYBERSECURITY.stream()
                        .map(Article15Element::code)
                        .toList());
    }

    /** What is answered, as the law takes it. */
    public Facts answers() {
        return Facts.of(facts);
    }

    /** What is on file, as the law takes it. */
    public Evidence evidence() {
        return EvidenceReader.read(VERSION, Map.of("certificates", certificates));
    }
}
