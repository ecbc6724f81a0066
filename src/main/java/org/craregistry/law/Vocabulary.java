package org.craregistry.law;

import static org.craregistry.law.Act.AI_ACT;
import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Act.CRA_DESCRIPTIONS;
import static org.craregistry.law.Act.CRA_VEHICLE_EXCLUSION;
import static org.craregistry.law.Act.EHDS;
import static org.craregistry.law.Act.NIS2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every fact that the law asks of a product, in the order of the register; {@link QuestionGroup} has the order of asking. */
public final class Vocabulary {

    private static final List<Fact<?>> DECLARED = new ArrayList<>();

    // What the product is, and whether the CRA covers it

    public static final ChoiceFact<Nature> NATURE =
            choice("nature", "Nature", "What is the product made of?", CRA.at("Art. 3(1), 3(2)"), Nature.class);

    public static final BooleanFact DATA_CONNECTION = yesNo(
            "dataConnection",
            "Data connection",
            "Is it meant, or can it be foreseen, that it connects to a device or a network, directly"
                    + " or as part of something else, by wire, radio or software?",
            CRA.at("Art. 2(1)"));

    public static final BooleanFact UNION_MARKET = yesNo(
            "unionMarket",
            "On the Union market",
            "Is it, or will it be, made available on the market of the Union?",
            CRA.at("Art. 2(1), 3(22)"));

    public static final BooleanFact COMMERCIAL_ACTIVITY = yesNo(
            "commercialActivity",
            "Commercial activity",
            "Is it supplied in the course of a commercial activity, paid or free of charge?",
            CRA.at("Art. 3(22), recitals 15 to 20"));

    public static final ChoiceFact<OperatorRole> OPERATOR_ROLE = choice(
            "operatorRole",
            "Our role",
            "What are we for this product?",
            CRA.at("Art. 3(13) to (17)"),
            OperatorRole.class);

    public static final BooleanFact PLACED_UNDER_OWN_NAME = yesNo(
            "placedUnderOwnName",
            "Under our own name",
            "Do we, as importer or distributor, place it on the market under our own name or" + " trademark?",
            CRA.at("Art. 21"));

    public static final BooleanFact SUBSTANTIALLY_MODIFIED_BY_US = yesNo(
            "substantiallyModifiedByUs",
            "Substantially modified by us",
            "Have we, although not its manufacturer, substantially modified it and made it available?",
            CRA.at("Art. 21, 22"));

    public static final ChoicesFact<OtherLaw> OTHER_LAW = choices(
            "otherLaw",
            "Other law",
            "Which other acts apply to it, such as those on medical devices, vehicles, aviation or ships?",
            CRA.at("Art. 2(2) to (5)"),
            OtherLaw.class);

    public static final BooleanFact PEDAL_CYCLE_L1E = yesNo(
            "pedalCycleL1e",
            "L1e pedal cycle",
            "Is it for a light two-wheeler with pedals (category L1e, designed to pedal)?",
            CRA_VEHICLE_EXCLUSION.at("as a whole"));

    public static final BooleanFact IDENTICAL_SPARE_PART = yesNo(
            "identicalSparePart",
            "Identical spare part",
            "Is it a spare part that replaces an identical component and is made to the same" + " specifications?",
            CRA.at("Art. 2(6)"));

    public static final BooleanFact DEFENCE_OR_NATIONAL_SECURITY_ONLY = yesNo(
            "defenceOrNationalSecurityOnly",
            "Defence or national security only",
            "Was it developed or modified exclusively for defence or national security?",
            CRA.at("Art. 2(7)"));

    public static final BooleanFact CLASSIFIED_INFORMATION = yesNo(
            "classifiedInformation",
            "Classified information",
            "Was it specifically designed to process classified information?",
            CRA.at("Art. 2(7)"));

    public static final ChoiceFact<Presentation> PRESENTATION = choice(
            "presentation",
            "Presentation",
            "Is it supplied as a finished product, shown as a prototype, or supplied for testing" + " only?",
            CRA.at("Art. 4(2), 4(3)"),
            Presentation.class);

    public static final BooleanFact NON_COMPLIANCE_SIGN_VISIBLE = yesNo(
            "nonComplianceSignVisible",
            "Sign of non-compliance",
            "Does a visible sign say that it does not comply yet, and that it cannot be bought or is for testing only?",
            CRA.at("Art. 4(2), 4(3)"));

    public static final BooleanFact SAFETY_COMPONENT_UNDER_OTHER_LAW = yesNo(
            "safetyComponentUnderOtherLaw",
            "Safety component under other law",
            "Is it a safety component under other Union harmonisation law?",
            CRA.at("Art. 4(4)"));

    public static final BooleanFact EHR_SYSTEM =
            yesNo("ehrSystem", "EHR system", "Is it an electronic health record system?", EHDS.at("Art. 104(3)"));

    public static final DateFact PLACED_ON_MARKET_ON = date(
            "placedOnMarketOn",
            "Placed on the market on",
            "On which day was the first unit of this version placed on the market or put into"
                    + " service, or is planned to be?",
            CRA.at("Art. 3(21), 69(2), AI Act Art. 111(2)"),
            DayAhead.Kind.PLACED_ON_MARKET,
            "The first unit is placed on the market");

    public static final BooleanFact STILL_PLACED_ON_MARKET = yesNo(
            "stillPlacedOnMarket",
            "Still placed on the market",
            "Are units of this version still being placed on the market?",
            CRA.at("Art. 69(2)"));

    public static final BooleanFact SUBSTANTIALLY_MODIFIED = yesNo(
            "substantiallyModified",
            "Substantially modified",
            "Has it been changed after it was placed on the market, in a way that affects its compliance with the"
                    + " CRA's requirements on the product or changes the purpose it was assessed for?",
            CRA.at("Art. 3(30)"));

    public static final DateFact SUBSTANTIALLY_MODIFIED_ON = modification(
            "substantiallyModifiedOn",
            "Substantially modified on",
            "On which day was the last of these substantial modifications?",
            CRA.at("Art. 3(30), 69(2)"),
            "The product is substantially modified",
            SUBSTANTIALLY_MODIFIED);

    public static final CategoryFact CORE_FUNCTIONALITY = category(
            "coreFunctionality",
            "Core functionality",
            "Which category describes the one functionality without which it would not meet its" + " purpose?",
            CRA.at("Art. 7(1), 8(1)"));

    public static final ChoiceFact<Chip> CHIP = choice(
            "chip",
            "Chip",
            "Is it a chip, and of which kind?",
            CRA.at("Annex III class I points 13 to 15"),
            Chip.class);

    public static final BooleanFact CHIP_SECURES_OTHERS = yesNo(
            "chipSecuresOthers",
            "Chip secures others",
            "Do its security functions aim to secure other products, networks or services beyond the" + " chip?",
            CRA_DESCRIPTIONS.at("on Annex III class I points 13 to 15"));

    public static final BooleanFact CHIP_TAMPER_FEATURES = yesNo(
            "chipTamperFeatures",
            "Chip tamper features",
            "Does it show, resist or respond to tampering?",
            CRA_DESCRIPTIONS.at("on Annex III class II points 3 and 4"));

    public static final NumberFact CHIP_AVA_VAN = number(
            "chipAvaVan",
            "Chip AVA_VAN",
            "Up to which attack level of Common Criteria (AVA_VAN) is it designed to hold out, with 0 for none?",
            CRA_DESCRIPTIONS.at("on Annex III class II points 3 and 4"),
            0,
            5,
            0,
            "AVA_VAN level");

    public static final BooleanFact OTHER_ADVANCED_SECURITY_DEVICE = yesNo(
            "otherAdvancedSecurityDevice",
            "Other advanced security device",
            "Is it a device for advanced security purposes other than a smart meter gateway?",
            CRA.at("Annex IV point 2"));

    public static final BooleanFact FREE_AND_OPEN_SOURCE = yesNo(
            "freeAndOpenSource",
            "Free and open source",
            "Is its source code openly shared under a licence that lets everybody freely access,"
                    + " use, change and redistribute it?",
            CRA.at("Art. 3(48)"));

    public static final BooleanFact TECHNICAL_DOCUMENTATION_PUBLIC = yesNo(
            "technicalDocumentationPublic",
            "Technical documentation public",
            "Is its technical documentation public when it is placed on the market?",
            CRA.at("Art. 32(5)"));

    public static final ChoiceFact<StandardsApplied> STANDARDS_APPLIED = choice(
            "standardsApplied",
            "Standards applied",
            "How far are published harmonised standards or common specifications applied to its core functionality?",
            CRA.at("Art. 32(2)"),
            StandardsApplied.class);

    public static final NumberFact EXPECTED_USE_YEARS = number(
            "expectedUseYears",
            "Expected use in years",
            "For how many years is it expected to be used?",
            CRA.at("Art. 13(8)"),
            0,
            100,
            2,
            "years");

    public static final DateFact SUPPORT_UNTIL = lastDay(
            "supportUntil",
            "Support until",
            "On which day does its support period end?",
            CRA.at("Art. 13(8), 13(19)"),
            DayAhead.Kind.SUPPORT_ENDS,
            "The support period ends");

    public static final BooleanFact RISK_ASSESSMENT_COVERS_AI_THREATS = yesNo(
            "riskAssessmentCoversAiThreats",
            "Risk assessment covers AI threats",
            "Does its cybersecurity risk assessment cover threats to the AI system, such as data"
                    + " poisoning or adversarial attacks?",
            CRA.at("Recital 51"));

    public static final BooleanFact USED_BY_ESSENTIAL_ENTITIES = yesNo(
            "usedByEssentialEntities",
            "Used by essential entities",
            "Do essential entities under NIS 2 use it?",
            NIS2.at("Art. 3(1)"));

    // Whether and how the AI Act covers it

    public static final BooleanFact AI_SYSTEM =
            yesNo("aiSystem", "AI system", "Is it, or does it contain, an AI system?", AI_ACT.at("Art. 3(1)"));

    public static final ChoiceFact<AiExclusion> AI_EXCLUSION = choice(
            "aiExclusion",
            "AI Act exclusion",
            "Does a use take the AI system out of the AI Act?",
            AI_ACT.at("Art. 2(3), 2(6), 2(8)"),
            AiExclusion.class);

    public static final BooleanFact AI_SYSTEM_IS_THIS_PRODUCT = yesNo(
            "aiSystemIsThisProduct",
            "AI system is this product",
            "Is the high-risk AI system this product as a whole, rather than this product being only a component that is"
                    + " supplied for one?",
            CRA.at("Art. 12(1), AI Act Art. 42(3)"));

    public static final ChoicesFact<ProhibitedPractice> PROHIBITED_PRACTICES = choices(
            "prohibitedPractices",
            "Prohibited practices",
            "Which prohibited practices does the AI system serve?",
            AI_ACT.at("Art. 5(1)"),
            ProhibitedPractice.class);

    public static final ChoiceFact<AnnexIAct> ANNEX_I_ACT = choice(
            "annexIAct",
            "AI Act Annex I act",
            "Which product safety law listed in AI Act Annex I covers the product?",
            AI_ACT.at("Art. 6(1), Annex I"),
            AnnexIAct.class);

    public static final BooleanFact AI_IS_PRODUCT_ITSELF = yesNo(
            "aiIsProductItself",
            "AI is the product itself",
            "Is the AI system itself the product that this act covers?",
            AI_ACT.at("Art. 6(1)(a)"));

    public static final BooleanFact AI_FULFILS_SAFETY_FUNCTION = yesNo(
            "aiFulfilsSafetyFunction",
            "AI fulfils a safety function",
            "Is the AI system meant to prevent or mitigate risks to the health and safety of persons" + " or property?",
            AI_ACT.at("Art. 3(14)"));

    public static final BooleanFact AI_SOLELY_NON_SAFETY = yesNo(
            "aiSolelyNonSafety",
            "AI solely for non-safety aspects",
            "Does it serve only assistance, performance, efficiency, automation, convenience or"
                    + " quality control, without a role in safety?",
            AI_ACT.at("Art. 6(1a)"));

    public static final BooleanFact AI_FAILURE_ENDANGERS_HEALTH_OR_SAFETY = yesNo(
            "aiFailureEndangersHealthOrSafety",
            "AI failure endangers health or safety",
            "Would its failure or malfunction endanger the health and safety of persons, or property?",
            AI_ACT.at("Art. 6(1b)"));

    public static final BooleanFact THIRD_PARTY_ASSESSMENT_REQUIRED = yesNo(
            "thirdPartyAssessmentRequired",
            "Third-party assessment required",
            "Must a third party assess the product under this act?",
            AI_ACT.at("Art. 6(1)(b)"));

    public static final BooleanFact THIRD_PARTY_ONLY_FOR_OTHER_RISKS = yesNo(
            "thirdPartyOnlyForOtherRisks",
            "Third party only for other risks",
            "Is that third party required only for risks that do not concern health and safety, such"
                    + " as radio spectrum?",
            AI_ACT.at("Art. 6(1c)"));

    public static final ChoicesFact<AnnexIIIPoint> ANNEX_III_POINTS = choices(
            "annexIIIPoints",
            "AI Act Annex III points",
            "Which uses of AI Act Annex III is the AI system meant for?",
            AI_ACT.at("Art. 6(2), Annex III"),
            AnnexIIIPoint.class);

    public static final BooleanFact PROFILING =
            yesNo("profiling", "Profiling", "Does the AI system profile natural persons?", AI_ACT.at("Art. 6(3)"));

    public static final BooleanFact NO_SIGNIFICANT_RISK = yesNo(
            "noSignificantRisk",
            "No significant risk",
            "Is the AI system without significant risk of harm to health, safety or fundamental rights?",
            AI_ACT.at("Art. 6(3)"));

    public static final ChoicesFact<DerogationCondition> DEROGATION_CONDITIONS = choices(
            "derogationConditions",
            "Derogation conditions",
            "Which conditions for an exception from the high-risk rules does the AI system meet?",
            AI_ACT.at("Art. 6(3)(a) to (d)"),
            DerogationCondition.class);

    public static final BooleanFact DEROGATION_DOCUMENTED = yesNo(
            "derogationDocumented",
            "Derogation documented",
            "Has the provider documented why the system is not high-risk?",
            AI_ACT.at("Art. 6(4)"));

    public static final BooleanFact REGISTERED_IN_EU_DATABASE = yesNo(
            "registeredInEuDatabase",
            "Registered in the EU database",
            "Is the AI system registered in the database of the Union?",
            AI_ACT.at("Art. 49"));

    public static final BooleanFact PUBLIC_AUTHORITY_USE = yesNo(
            "publicAuthorityUse",
            "Used by public authorities",
            "Is the AI system intended to be used by public authorities?",
            AI_ACT.at("Art. 111(2)"));

    public static final BooleanFact LAW_ENFORCEMENT_USE = yesNo(
            "lawEnforcementUse",
            "Used by law enforcement",
            "Is it put into service by law enforcement, immigration or asylum authorities or by" + " Union bodies?",
            AI_ACT.at("Art. 43(1)"));

    public static final BooleanFact SIGNIFICANT_DESIGN_CHANGE = yesNo(
            "significantDesignChange",
            "Significant design change",
            "Has the design of the AI system been changed significantly?",
            AI_ACT.at("Art. 111(2)"));

    public static final DateFact SIGNIFICANT_DESIGN_CHANGE_ON = modification(
            "significantDesignChangeOn",
            "Significant design change on",
            "On which day was the last significant design change?",
            AI_ACT.at("Art. 111(2)"),
            "The design of the AI system is changed significantly",
            SIGNIFICANT_DESIGN_CHANGE);

    public static final BooleanFact AI_SUBSTANTIALLY_MODIFIED = yesNo(
            "aiSubstantiallyModified",
            "AI substantially modified",
            "Has the AI system been changed in a way its first assessment did not foresee, so that"
                    + " its compliance or its purpose is affected?",
            AI_ACT.at("Art. 3(23), 43(4)"));

    public static final DateFact AI_SUBSTANTIALLY_MODIFIED_ON = modification(
            "aiSubstantiallyModifiedOn",
            "AI substantially modified on",
            "On which day was the last of these modifications?",
            AI_ACT.at("Art. 3(23), 43(4)"),
            "The AI system is substantially modified",
            AI_SUBSTANTIALLY_MODIFIED);

    public static final ChoiceFact<AiStandardsApplied> AI_STANDARDS_APPLIED = choice(
            "aiStandardsApplied",
            "AI standards applied",
            "How far are published standards or specifications under the AI Act applied?",
            AI_ACT.at("Art. 40, 41, 43(1)"),
            AiStandardsApplied.class);

    public static final ChoiceFact<AiProcedureChoice> AI_PROCEDURE_CHOSEN = choice(
            "aiProcedureChosen",
            "AI procedure chosen",
            "Which conformity assessment did the provider choose, where the AI Act leaves the choice?",
            AI_ACT.at("Art. 43(1)"),
            AiProcedureChoice.class);

    public static final BooleanFact SECTORAL_THIRD_PARTY = yesNo(
            "sectoralThirdParty",
            "Third party in the sectoral procedure",
            "Does a third party take part in the conformity assessment under the act that covers the product?",
            AI_ACT.at("Art. 43(3)"));

    /** All of them, in the order above; {@link Fact#index} is the place in this list. */
    public static final List<Fact<?>> FACTS = List.copyOf(DECLARED);

    /** The facts that are dates. */
    static final List<DateFact> DATES = FACTS.stream()
            .filter(DateFact.class::isInstance)
            .map(DateFact.class::cast)
            .toList();

    /** Everything that can be asked: the facts, then the fields of the evidence; {@link Question#index} is the place. */
    public static final List<Question> QUESTIONS =
            Stream.concat(FACTS.stream(), EvidenceFields.FIELDS.stream()).toList();

    private static final Map<String, Fact<?>> BY_NAME =
            FACTS.stream().collect(Collectors.toUnmodifiableMap(Fact::name, Function.identity()));

    private static final Map<String, Question> QUESTIONS_BY_NAME =
            QUESTIONS.stream().collect(Collectors.toUnmodifiableMap(Question::name, Function.identity()));

    private Vocabulary() {}

    /** The fact or the field of the evidence of this name, empty where there is none. */
    public static Optional<Question> findQuestion(String name) {
        return Optional.ofNullable(QUESTIONS_BY_NAME.get(name));
    }

    /** The fact of this name, empty where there is none. */
    public static Optional<Fact<?>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The fact of this name.
     *
     * @throws IllegalArgumentException where there is none; its message names the fact that was probably meant
     */
    public static Fact<?> fact(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    }

    private static String unknown(String name) {
        String met = "\"%s\" is not the name of a fact".formatted(name);
        return nearest(name)
                .map(near -> met + "; did you mean \"" + near + "\"?")
                .orElse(met + ".");
    }

    private static Optional<String> nearest(String name) {
        String letters = letters(name);
        return FACTS.stream()
                .filter(fact -> letters(fact.name()).equals(letters)
                        || letters(fact.header()).equals(letters)
                        || isOneEditAway(letters, letters(fact.name())))
                .map(Fact::name)
                .findFirst();
    }

    private static String letters(String words) {
        return words.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    /** Whether one letter more, less or other makes the same word. */
    private static boolean isOneEditAway(String one, String other) {
        int same = 0;
        int shorter = Math.min(one.length(), other.length());
        while (same < shorter && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        String restOfOne = one.substring(same);
        String restOfOther = other.substring(same);
        return restOfOne.equals(dropFirst(restOfOther))
                || restOfOther.equals(dropFirst(restOfOne))
                || dropFirst(restOfOne).equals(dropFirst(restOfOther));
    }

    private static String dropFirst(String rest) {
        return rest.isEmpty() ? rest : rest.substring(1);
    }

    private static BooleanFact yesNo(String name, String header, String question, Citation citation) {
        return declared(new BooleanFact(DECLARED.size(), name, header, question, citation));
    }

    private static DateFact date(
            String name, String header, String question, Citation citation, DayAhead.Kind kind, String event) {
        return declared(new DateFact(DECLARED.size(), name, header, question, citation, kind, event, false, null));
    }

    /** A date of something that another question says happened or not. */
    private static DateFact modification(
            String name, String header, String question, Citation citation, String event, BooleanFact whether) {
        DayAhead.Kind kind = DayAhead.Kind.MODIFIED;
        return declared(new DateFact(DECLARED.size(), name, header, question, citation, kind, event, false, whether));
    }

    private static DateFact lastDay(
            String name, String header, String question, Citation citation, DayAhead.Kind kind, String event) {
        return declared(new DateFact(DECLARED.size(), name, header, question, citation, kind, event, true, null));
    }

    private static NumberFact number(
            String name,
            String header,
            String question,
            Citation citation,
            int least,
            int most,
            int decimals,
            String unit) {
        return declared(new NumberFact(DECLARED.size(), name, header, question, citation, least, most, decimals, unit));
    }

    private static CategoryFact category(String name, String header, String question, Citation citation) {
        return declared(new CategoryFact(DECLARED.size(), name, header, question, citation));
    }

    private static <E extends Enum<E> & Choice> ChoiceFact<E> choice(
            String name, String header, String question, Citation citation, Class<E> choices) {
        return declared(new ChoiceFact<>(DECLARED.size(), name, header, question, citation, choices));
    }

    private static <E extends Enum<E> & Choice> ChoicesFact<E> choices(
            String name, String header, String question, Citation citation, Class<E> choices) {
        return declared(new ChoicesFact<>(DECLARED.size(), name, header, question, citation, choices));
    }

    private static <F extends Fact<?>> F declared(F fact) {
        DECLARED.add(fact);
        return fact;
    }
}
