package org.craregistry.document;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Evidence;
import org.craregistry.law.Facts;
import org.craregistry.law.Law;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.plain.EvidenceReader;
import org.craregistry.law.plain.StateOfLawReader;
import org.craregistry.portfolio.Identity;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** Products whose declaration is drafted in tests; immutable, each {@code with} makes another. */
record Drafted(
        Identity identity,
        Map<String, Object> facts,
        Map<String, List<Map<String, Object>>> evidence,
        LocalDate asOf,
        @Nullable Article15Route relied) {

    private static final List<StateOfLaw> STATES = StateOfLawReader.readAll(
            Stream.of("R0", "R1", "R2", "R3", "R4").map(Drafted::read).toList());

    /** A router of the default class, assessed by its manufacturer: nothing is missing. */
    static Drafted router() {
        Map<String, Object> facts = new HashMap<>();
        List.of("dataConnection", "unionMarket", "commercialActivity").forEach(fact -> facts.put(fact, true));
        List.of(
                        "identicalSparePart",
                        "defenceOrNationalSecurityOnly",
                        "classifiedInformation",
                        "ehrSystem",
                        "stillPlacedOnMarket",
                        "substantiallyModified",
                        "freeAndOpenSource",
                        "technicalDocumentationPublic",
                        "aiSystem")
                .forEach(fact -> facts.put(fact, false));
        facts.put("nature", "HARDWARE_AND_SOFTWARE");
        facts.put("operatorRole", "MANUFACTURER");
        facts.put("otherLaw", List.of());
        facts.put("presentation", "MARKET");
        facts.put("placedOnMarketOn", LocalDate.of(2028, 10, 1));
        facts.put("coreFunctionality", "NONE");
        facts.put("chip", "NONE");
        facts.put("standardsApplied", "NONE");
        facts.put("supportUntil", LocalDate.of(2036, 12, 31));
        Identity identity = new Identity(
                "LN-4410-EU",
                "3.2.0",
                "Lindenau Edge Gateway 4410",
                "Industrial gateway with four Ethernet ports and a cellular modem, with its firmware and the manufacturer's service"
                        + " for remote maintenance.",
                "Lindenau Netztechnik GmbH",
                "Am Wehr 12\n04177 Leipzig\nGermany",
                "Product security",
                "Connects machines on the shop floor with the network of the operator.",
                "https://lindenau.example/4410");
        return new Drafted(identity, facts, Map.of(), LocalDate.of(2028, 9, 1), null)
                .filing("requirements", requirements())
                .filing(
                        "assessments",
                        Map.of(
                                "procedure",
                                "MODULE_A",
                                "completedOn",
                                LocalDate.of(2028, 8, 20),
                                "openFindings",
                                false));
    }

    /** Software that screens applications, a high-risk AI system that relies on conformity with the CRA to show Article 15. */
    static Drafted screening() {
        Drafted router = router();
        Map<String, Object> facts = new HashMap<>(router.facts);
        List.of(
                        "noSignificantRisk",
                        "profiling",
                        "publicAuthorityUse",
                        "lawEnforcementUse",
                        "significantDesignChange",
                        "aiSubstantiallyModified")
                .forEach(fact -> facts.put(fact, false));
        List.of("aiSystem", "aiSystemIsThisProduct", "riskAssessmentCoversAiThreats")
                .forEach(fact -> facts.put(fact, true));
        facts.put("nature", "SOFTWARE");
        facts.put("aiExclusion", "NONE");
        facts.put("prohibitedPractices", List.of());
        facts.put("annexIAct", "NONE");
        facts.put("annexIIIPoints", List.of("P4A"));
        facts.put("derogationConditions", List.of());
        facts.put("registeredInEuDatabase", true);
        facts.put("aiStandardsApplied", "NONE");
        Identity identity = new Identity(
                "HS-SCREEN",
                "2.4.1",
                "Heron Screen",
                "Software that ranks applications for vacancies, with its own back end, for employers to install.",
                "Heron Software AB",
                "Strandgatan 5\n211 20 Malmö\nSweden",
                "Product compliance",
                "Helps recruiters to put applications in order; a person decides.",
                null);
        return new Drafted(identity, facts, router.evidence, router.asOf, Article15Route.CRA_CONFORMITY)
                .filing(
                        "assessments",
                        Map.of(
                                "procedure",
                                "AI_ACT_ANNEX_VI",
                                "completedOn",
                                LocalDate.of(2028, 8, 25),
                                "coversAnnexI",
                                true,
                                "openFindings",
                                false))
                .filing("article15Elements", elements());
    }

    /** A product of which hardly anything is known. */
    static Drafted unknown() {
        return new Drafted(Identity.of("N-1", "", "Noname device"), Map.of(), Map.of(), LocalDate.of(2028, 9, 1), null);
    }

    Drafted with(String fact, Object answer) {
        Map<String, Object> changed = new HashMap<>(facts);
        changed.put(fact, answer);
        return new Drafted(identity, changed, evidence, asOf, relied);
    }

    Drafted without(String fact) {
        Map<String, Object> changed = new HashMap<>(facts);
        changed.remove(fact);
        return new Drafted(identity, changed, evidence, asOf, relied);
    }

    Drafted known(Identity other) {
        return new Drafted(other, facts, evidence, asOf, relied);
    }

    Drafted on(LocalDate day) {
        return new Drafted(identity, facts, evidence, day, relied);
    }

    /** Where somebody decided on this route to AI Act Article 15, or, {@code null}, nobody has. */
    Drafted relyingOn(@Nullable Article15Route route) {
        return new Drafted(identity, facts, evidence, asOf, route);
    }

    /** With these records in one list of the evidence, in the place of those there. */
    @SafeVarargs
    final Drafted filing(String list, Map<String, Object>... records) {
        return filing(list, List.of(records));
    }

    Drafted filing(String list, List<Map<String, Object>> records) {
        Map<String, List<Map<String, Object>>> changed = new HashMap<>(evidence);
        changed.put(list, records);
        return new Drafted(identity, facts, changed, asOf, relied);
    }

    DeclarationDraft draft() {
        return under(state("R0"));
    }

    DeclarationDraft under(StateOfLaw state) {
        Evidence filed = EvidenceReader.read(identity.version(), evidence);
        return DeclarationDraft.of(identity, Law.determine(Facts.of(facts), filed, asOf, state), relied);
    }

    DeclarationItem item(int number) {
        return draft().items().get(number - 1);
    }

    static List<Map<String, Object>> requirements() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (AnnexIRequirement requirement : AnnexIRequirement.values()) {
            all.add(Map.of("code", requirement.code(), "standing", "FULFILLED"));
        }
        return all;
    }

    static List<Map<String, Object>> elements() {
        return Article15Element.CYBERSECURITY.stream()
                .map(element -> Map.<String, Object>of(
                        "code",
                        element.code(),
                        "standing",
                        "EVIDENCED",
                        "evidence",
                        "Technical documentation, chapter 6." + (element.ordinal() + 1)))
                .collect(Collectors.toList());
    }

    static StateOfLaw state(String id) {
        return STATES.stream()
                .filter(state -> state.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> read(String id) {
        InputStream file = Drafted.class.getResourceAsStream("/law/state-" + id + ".yaml");
        return new Yaml().load(file);
    }
}
