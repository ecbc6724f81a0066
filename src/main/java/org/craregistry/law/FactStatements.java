package org.craregistry.law;

import static org.craregistry.law.Vocabulary.*;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is told of each answer to a fact: of yes and of no, of an answer in its own words, and of one that is not given. */
final class FactStatements {

    private static final int LONGEST_LABEL = 100;

    private static final Map<Fact<?>, Saying> SAYINGS = new HashMap<>();

    static {
        words(NATURE, "The nature of the product is \"%s\".", "", "what the product is made of");
        yesNo(DATA_CONNECTION, "The product has a data connection.", "The product has no data connection.");
        yesNo(
                UNION_MARKET,
                "The product is for the market of the Union.",
                "The product stays outside the market of the Union.");
        yesNo(
                COMMERCIAL_ACTIVITY,
                "The product is supplied in a commercial activity.",
                "The product is supplied outside a commercial activity.");
        words(OPERATOR_ROLE, "Our role for this product is \"%s\".", "", "what our role for the product is");
        yesNo(
                PLACED_UNDER_OWN_NAME,
                "We place the product on the market under our own name.",
                "We leave the name of its manufacturer on the product.");
        yesNo(
                SUBSTANTIALLY_MODIFIED_BY_US,
                "We have substantially modified the product.",
                "We have left the product substantially as it was.");
        words(
                OTHER_LAW,
                "Another act applies to the product: \"%s\".",
                "None of the other acts applies to the product.",
                "which other acts apply to the product");
        yesNo(
                PEDAL_CYCLE_L1E,
                "The product is for a light two-wheeler that is designed to pedal.",
                "The product is not for a light two-wheeler that is designed to pedal.");
        yesNo(
                IDENTICAL_SPARE_PART,
                "The product is a spare part, identical to the part that it replaces.",
                "The product is not an identical spare part.");
        yesNo(
                DEFENCE_OR_NATIONAL_SECURITY_ONLY,
                "The product was made exclusively for defence or national security.",
                "The product also has uses outside defence and national security.");
        yesNo(
                CLASSIFIED_INFORMATION,
                "The product was designed to process classified information.",
                "The product was not designed to process classified information.");
        words(PRESENTATION, "The product is supplied as \"%s\".", "", "how the product is supplied");
        yesNo(
                NON_COMPLIANCE_SIGN_VISIBLE,
                "A visible sign says that the product does not comply yet.",
                "The sign that the product does not comply yet is missing.",
                "whether the product bears its warning sign");
        yesNo(
                SAFETY_COMPONENT_UNDER_OTHER_LAW,
                "The product is a safety component under other Union law.",
                "The product is not a safety component under other Union law.");
        yesNo(
                EHR_SYSTEM,
                "The product is an electronic health record system.",
                "The product is not an electronic health record system.");
        days(
                PLACED_ON_MARKET_ON,
                "The first unit was placed on the market on %s.",
                "The first unit will be placed on the market on %s.",
                "when the first unit is placed on the market");
        yesNo(
                STILL_PLACED_ON_MARKET,
                "Units of this version are still being placed on the market.",
                "Units of this version are no longer placed on the market.");
        yesNo(
                SUBSTANTIALLY_MODIFIED,
                "The product was substantially modified after it was placed on the market.",
                "The product was not substantially modified.");
        days(
                SUBSTANTIALLY_MODIFIED_ON,
                "The product was last substantially modified on %s.",
                "The product will be substantially modified on %s.",
                "when the product was substantially modified");
        words(
                CORE_FUNCTIONALITY,
                "Its core functionality is \"%s\".",
                "Its core functionality is in none of the categories of important or critical products.",
                "what its core functionality is");
        words(
                CHIP,
                "The product is a chip of the kind \"%s\".",
                "The product is not a chip.",
                "whether the product is a chip");
        yesNo(
                CHIP_SECURES_OTHERS,
                "The chip also secures other products or networks.",
                "The security functions of the chip serve the chip alone.");
        yesNo(
                CHIP_TAMPER_FEATURES,
                "The chip resists tampering or shows it.",
                "The chip has no protection against tampering.");
        words(
                CHIP_AVA_VAN,
                "The chip is designed to withstand attacks of AVA_VAN level %s.",
                "The chip is designed for no AVA_VAN level.",
                "which attacks the chip is designed to withstand");
        yesNo(
                OTHER_ADVANCED_SECURITY_DEVICE,
                "The product is a device for advanced security purposes.",
                "The product is not a device for advanced security purposes.");
        yesNo(
                FREE_AND_OPEN_SOURCE,
                "The product is free and open-source software.",
                "The product is not free and open-source software.");
        yesNo(
                TECHNICAL_DOCUMENTATION_PUBLIC,
                "Its technical documentation is public.",
                "Its technical documentation is not public.");
        words(
                STANDARDS_APPLIED,
                "Published standards or specifications under the CRA: \"%s\".",
                "No published standards or specifications under the CRA are applied.",
                "how far published standards or specifications under the CRA are applied");
        words(
                EXPECTED_USE_YEARS,
                "The product is expected to be in use for %s years.",
                "The product is expected to be in use for 0 years.",
                "for how many years the product is expected to be used");
        words(SUPPORT_UNTIL, "The support period ends on %s.", "", "when the support period ends");
        yesNo(
                RISK_ASSESSMENT_COVERS_AI_THREATS,
                "The risk assessment covers threats to the AI system.",
                "The risk assessment leaves out the threats to the AI system.");
        yesNo(
                USED_BY_ESSENTIAL_ENTITIES,
                "Essential entities use the product.",
                "The product is not used by essential entities.");
        yesNo(AI_SYSTEM, "The product is an AI system or contains one.", "The product is not an AI system.");
        words(
                AI_EXCLUSION,
                "A use takes the AI system out of the AI Act: \"%s\".",
                "The AI system has no use that takes it out of the AI Act.",
                "whether a use takes the AI system out of the AI Act");
        yesNo(
                AI_SYSTEM_IS_THIS_PRODUCT,
                "The high-risk AI system is this product as a whole.",
                "The product is only a component of a high-risk AI system.");
        words(
                PROHIBITED_PRACTICES,
                "The AI system serves a prohibited practice: \"%s\".",
                "The AI system serves none of the prohibited practices.",
                "whether the AI system serves a prohibited practice");
        words(
                ANNEX_I_ACT,
                "The act of Annex I that covers the product is \"%s\".",
                "None of the acts in Annex I to the AI Act covers the product.",
                "which act of Annex I to the AI Act covers the product");
        yesNo(
                AI_IS_PRODUCT_ITSELF,
                "The AI system is itself the product that this act covers.",
                "The AI system is only a part of the product that this act covers.");
        yesNo(
                AI_FULFILS_SAFETY_FUNCTION,
                "The AI system has a safety function.",
                "The AI system has no safety function.");
        yesNo(
                AI_SOLELY_NON_SAFETY,
                "The AI system serves only purposes without a role in safety.",
                "The AI system also has a role in safety.");
        yesNo(
                AI_FAILURE_ENDANGERS_HEALTH_OR_SAFETY,
                "A failure of the AI system would endanger people or property.",
                "A failure of the AI system would leave people and property safe.");
        yesNo(
                THIRD_PARTY_ASSESSMENT_REQUIRED,
                "A third party must assess the product under this act.",
                "The act does not ask for a third party to assess the product.");
        yesNo(
                THIRD_PARTY_ONLY_FOR_OTHER_RISKS,
                "The third party is needed only for risks outside health and safety.",
                "The third party is needed for risks to health and safety.");
        words(
                ANNEX_III_POINTS,
                "The AI system is meant for a use that Annex III lists: \"%s\".",
                "The AI system is meant for none of the uses of Annex III.",
                "which uses of Annex III the AI system is meant for");
        yesNo(PROFILING, "The AI system profiles people.", "The AI system does not profile people.");
        yesNo(
                NO_SIGNIFICANT_RISK,
                "The AI system poses no significant risk of harm.",
                "The AI system poses a significant risk of harm.",
                "whether the AI system poses a significant risk of harm");
        words(
                DEROGATION_CONDITIONS,
                "A condition for an exception from the high-risk rules is met: \"%s\".",
                "None of the conditions for an exception from the high-risk rules is met.",
                "which conditions for an exception from the high-risk rules the AI system meets");
        yesNo(
                DEROGATION_DOCUMENTED,
                "The assessment that makes the system an exception is documented.",
                "The assessment that makes the system an exception is not documented.",
                "whether the assessment that makes the system an exception is documented");
        yesNo(
                REGISTERED_IN_EU_DATABASE,
                "The AI system is registered in the database of the Union.",
                "The AI system is not registered in the database of the Union.");
        yesNo(
                PUBLIC_AUTHORITY_USE,
                "Public authorities are meant to use the AI system.",
                "The AI system is not meant for public authorities.");
        yesNo(
                LAW_ENFORCEMENT_USE,
                "Law enforcement, immigration or asylum authorities put the AI system into service.",
                "The AI system is not put into service by law enforcement or similar authorities.");
        yesNo(
                SIGNIFICANT_DESIGN_CHANGE,
                "The design of the AI system was changed significantly.",
                "The design of the AI system was not changed significantly.");
        days(
                SIGNIFICANT_DESIGN_CHANGE_ON,
                "The design was last changed significantly on %s.",
                "The design will be changed significantly on %s.",
                "when the design was changed significantly");
        yesNo(
                AI_SUBSTANTIALLY_MODIFIED,
                "The AI system was substantially modified.",
                "The AI system was not substantially modified.");
        days(
                AI_SUBSTANTIALLY_MODIFIED_ON,
                "The AI system was last substantially modified on %s.",
                "The AI system will be substantially modified on %s.",
                "when the AI system was substantially modified");
        words(
                AI_STANDARDS_APPLIED,
                "Published standards or specifications under the AI Act: \"%s\".",
                "No published standards or specifications under the AI Act are applied.",
                "how far published standards or specifications under the AI Act are applied");
        words(
                AI_PROCEDURE_CHOSEN,
                "The provider chose \"%s\" to assess the AI system.",
                "",
                "which conformity assessment the provider chose");
        yesNo(
                SECTORAL_THIRD_PARTY,
                "A third party takes part in the procedure of the product's own safety law.",
                "The procedure of the product's own safety law has no third party.");
    }

    private FactStatements() {}

    /** What is told of the answer to this fact, one that is not given included. */
    static <T> String of(Fact<T> fact, Case c) {
        T answer = c.facts().get(fact);
        Saying saying = Objects.requireNonNull(SAYINGS.get(fact), fact.name());
        if (answer == null) {
            return saying.unknown();
        }
        if (answer instanceof Boolean truth) {
            return truth ? saying.yes() : saying.no();
        }
        boolean isAhead = answer instanceof LocalDate day
                && !c.hasCome(day)
                && !saying.no().isEmpty();
        return isNone(answer) || isAhead
                ? saying.no().formatted(shown(answer))
                : saying.yes().formatted(shown(answer));
    }

    private static boolean isNone(Object answer) {
        return answer == CategoryCode.NONE
                || (answer instanceof Set<?> set && set.isEmpty())
                || (answer instanceof BigDecimal number && number.signum() == 0)
                || (answer instanceof Enum<?> choice && choice.name().equals("NONE"));
    }

    private static String shown(Object answer) {
        if (answer instanceof LocalDate day) {
            return Sentences.day(day);
        }
        if (answer instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (answer instanceof Set<?> set) {
            return labels(set.stream().sorted().map(one -> label((Choice) one)).toList());
        }
        return label((Choice) answer);
    }

    /** Without the number of its point, and cut where it is long. */
    private static String label(Choice choice) {
        if (choice instanceof CategoryCode category) {
            return category.shortName();
        }
        String label = choice.label().replaceFirst("^\\d?(\\(\\w+\\))? ?", "");
        return label.length() <= LONGEST_LABEL
                ? label
                : label.substring(0, label.lastIndexOf(' ', LONGEST_LABEL)) + " …";
    }

    private static String labels(List<String> labels) {
        return labels.size() < 2
                ? String.join("", labels)
                : labels.get(0) + " (and %d more)".formatted(labels.size() - 1);
    }

    private static void yesNo(BooleanFact fact, String yes, String no) {
        yesNo(fact, yes, no, "whether " + Sentences.clause(yes));
    }

    /** The same, asked in other words. */
    private static void yesNo(BooleanFact fact, String yes, String no, String asked) {
        SAYINGS.put(fact, new Saying(yes, no, "It is not answered yet " + asked + "."));
    }

    /** Of a day that has come, and of one that is ahead. */
    private static void days(DateFact fact, String come, String ahead, String asked) {
        words(fact, come, ahead, asked);
    }

    /**
     * @param answered with a place for the answer
     * @param none what is told where it is that none applies, the empty text where it cannot be
     */
    private static void words(Fact<?> fact, String answered, String none, String asked) {
        SAYINGS.put(fact, new Saying(answered, none, "It is not answered yet " + asked + "."));
    }
}
