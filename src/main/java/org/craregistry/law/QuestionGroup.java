package org.craregistry.law;

import static org.craregistry.law.Vocabulary.AI_EXCLUSION;
import static org.craregistry.law.Vocabulary.AI_FAILURE_ENDANGERS_HEALTH_OR_SAFETY;
import static org.craregistry.law.Vocabulary.AI_FULFILS_SAFETY_FUNCTION;
import static org.craregistry.law.Vocabulary.AI_IS_PRODUCT_ITSELF;
import static org.craregistry.law.Vocabulary.AI_PROCEDURE_CHOSEN;
import static org.craregistry.law.Vocabulary.AI_SOLELY_NON_SAFETY;
import static org.craregistry.law.Vocabulary.AI_STANDARDS_APPLIED;
import static org.craregistry.law.Vocabulary.AI_SUBSTANTIALLY_MODIFIED;
import static org.craregistry.law.Vocabulary.AI_SUBSTANTIALLY_MODIFIED_ON;
import static org.craregistry.law.Vocabulary.AI_SYSTEM;
import static org.craregistry.law.Vocabulary.AI_SYSTEM_IS_THIS_PRODUCT;
import static org.craregistry.law.Vocabulary.ANNEX_III_POINTS;
import static org.craregistry.law.Vocabulary.ANNEX_I_ACT;
import static org.craregistry.law.Vocabulary.CHIP;
import static org.craregistry.law.Vocabulary.CHIP_AVA_VAN;
import static org.craregistry.law.Vocabulary.CHIP_SECURES_OTHERS;
import static org.craregistry.law.Vocabulary.CHIP_TAMPER_FEATURES;
import static org.craregistry.law.Vocabulary.CLASSIFIED_INFORMATION;
import static org.craregistry.law.Vocabulary.COMMERCIAL_ACTIVITY;
import static org.craregistry.law.Vocabulary.CORE_FUNCTIONALITY;
import static org.craregistry.law.Vocabulary.DATA_CONNECTION;
import static org.craregistry.law.Vocabulary.DEFENCE_OR_NATIONAL_SECURITY_ONLY;
import static org.craregistry.law.Vocabulary.DEROGATION_CONDITIONS;
import static org.craregistry.law.Vocabulary.DEROGATION_DOCUMENTED;
import static org.craregistry.law.Vocabulary.EHR_SYSTEM;
import static org.craregistry.law.Vocabulary.EXPECTED_USE_YEARS;
import static org.craregistry.law.Vocabulary.FREE_AND_OPEN_SOURCE;
import static org.craregistry.law.Vocabulary.IDENTICAL_SPARE_PART;
import static org.craregistry.law.Vocabulary.LAW_ENFORCEMENT_USE;
import static org.craregistry.law.Vocabulary.NATURE;
import static org.craregistry.law.Vocabulary.NON_COMPLIANCE_SIGN_VISIBLE;
import static org.craregistry.law.Vocabulary.NO_SIGNIFICANT_RISK;
import static org.craregistry.law.Vocabulary.OPERATOR_ROLE;
import static org.craregistry.law.Vocabulary.OTHER_ADVANCED_SECURITY_DEVICE;
import static org.craregistry.law.Vocabulary.OTHER_LAW;
import static org.craregistry.law.Vocabulary.PEDAL_CYCLE_L1E;
import static org.craregistry.law.Vocabulary.PLACED_ON_MARKET_ON;
import static org.craregistry.law.Vocabulary.PLACED_UNDER_OWN_NAME;
import static org.craregistry.law.Vocabulary.PRESENTATION;
import static org.craregistry.law.Vocabulary.PROFILING;
import static org.craregistry.law.Vocabulary.PROHIBITED_PRACTICES;
import static org.craregistry.law.Vocabulary.PUBLIC_AUTHORITY_USE;
import static org.craregistry.law.Vocabulary.REGISTERED_IN_EU_DATABASE;
import static org.craregistry.law.Vocabulary.RISK_ASSESSMENT_COVERS_AI_THREATS;
import static org.craregistry.law.Vocabulary.SAFETY_COMPONENT_UNDER_OTHER_LAW;
import static org.craregistry.law.Vocabulary.SECTORAL_THIRD_PARTY;
import static org.craregistry.law.Vocabulary.SIGNIFICANT_DESIGN_CHANGE;
import static org.craregistry.law.Vocabulary.SIGNIFICANT_DESIGN_CHANGE_ON;
import static org.craregistry.law.Vocabulary.STANDARDS_APPLIED;
import static org.craregistry.law.Vocabulary.STILL_PLACED_ON_MARKET;
import static org.craregistry.law.Vocabulary.SUBSTANTIALLY_MODIFIED;
import static org.craregistry.law.Vocabulary.SUBSTANTIALLY_MODIFIED_BY_US;
import static org.craregistry.law.Vocabulary.SUBSTANTIALLY_MODIFIED_ON;
import static org.craregistry.law.Vocabulary.SUPPORT_UNTIL;
import static org.craregistry.law.Vocabulary.TECHNICAL_DOCUMENTATION_PUBLIC;
import static org.craregistry.law.Vocabulary.THIRD_PARTY_ASSESSMENT_REQUIRED;
import static org.craregistry.law.Vocabulary.THIRD_PARTY_ONLY_FOR_OTHER_RISKS;
import static org.craregistry.law.Vocabulary.UNION_MARKET;
import static org.craregistry.law.Vocabulary.USED_BY_ESSENTIAL_ENTITIES;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Questions that belong together, in the order in which a person is asked, and what they are for. */
public enum QuestionGroup implements Choice {
    GATE(
            "What it is and where it is sold",
            "Decides whether the acts look at the product at all.",
            NATURE,
            DATA_CONNECTION,
            UNION_MARKET,
            COMMERCIAL_ACTIVITY,
            OPERATOR_ROLE,
            AI_SYSTEM),
    CLASS(
            "What it does",
            "Decides its class: default, important or critical.",
            CORE_FUNCTIONALITY,
            CHIP,
            CHIP_SECURES_OTHERS,
            CHIP_TAMPER_FEATURES,
            CHIP_AVA_VAN,
            OTHER_ADVANCED_SECURITY_DEVICE),
    AI_USE(
            "What its AI is for",
            "Decides whether the AI system is prohibited, high-risk or neither.",
            AI_EXCLUSION,
            PROHIBITED_PRACTICES,
            ANNEX_III_POINTS,
            ANNEX_I_ACT,
            PROFILING,
            NO_SIGNIFICANT_RISK,
            DEROGATION_CONDITIONS,
            AI_IS_PRODUCT_ITSELF,
            AI_FULFILS_SAFETY_FUNCTION,
            AI_SOLELY_NON_SAFETY,
            AI_FAILURE_ENDANGERS_HEALTH_OR_SAFETY,
            THIRD_PARTY_ASSESSMENT_REQUIRED,
            THIRD_PARTY_ONLY_FOR_OTHER_RISKS,
            AI_SYSTEM_IS_THIS_PRODUCT),
    EXCEPTIONS(
            "What takes it out of the Cyber Resilience Act",
            "Finds the exceptions: other acts, spare parts, defence, prototypes.",
            OTHER_LAW,
            PEDAL_CYCLE_L1E,
            IDENTICAL_SPARE_PART,
            DEFENCE_OR_NATIONAL_SECURITY_ONLY,
            CLASSIFIED_INFORMATION,
            PRESENTATION,
            NON_COMPLIANCE_SIGN_VISIBLE,
            SAFETY_COMPONENT_UNDER_OTHER_LAW),
    MARKET(
            "When it is on the market",
            "Decides from which day the acts apply, and whether something has to be assessed anew.",
            PLACED_ON_MARKET_ON,
            STILL_PLACED_ON_MARKET,
            PLACED_UNDER_OWN_NAME,
            SUBSTANTIALLY_MODIFIED_BY_US,
            SUBSTANTIALLY_MODIFIED,
            SUBSTANTIALLY_MODIFIED_ON,
            PUBLIC_AUTHORITY_USE,
            SIGNIFICANT_DESIGN_CHANGE,
            SIGNIFICANT_DESIGN_CHANGE_ON,
            AI_SUBSTANTIALLY_MODIFIED,
            AI_SUBSTANTIALLY_MODIFIED_ON),
    ASSESSMENT(
            "How it is assessed",
            "Decides which conformity assessment procedures are open.",
            FREE_AND_OPEN_SOURCE,
            TECHNICAL_DOCUMENTATION_PUBLIC,
            EHR_SYSTEM,
            STANDARDS_APPLIED,
            AI_STANDARDS_APPLIED,
            AI_PROCEDURE_CHOSEN,
            LAW_ENFORCEMENT_USE,
            SECTORAL_THIRD_PARTY,
            RISK_ASSESSMENT_COVERS_AI_THREATS),
    DUTIES(
            "What is owed afterwards",
            "Follows support, registration and documentation.",
            EXPECTED_USE_YEARS,
            SUPPORT_UNTIL,
            DEROGATION_DOCUMENTED,
            REGISTERED_IN_EU_DATABASE,
            USED_BY_ESSENTIAL_ENTITIES),
    EVIDENCE("What is on file", "Completes the certificates, declarations and assessments that are on file.");

    private static final Map<Question, QuestionGroup> BY_QUESTION = byQuestion();

    /** Every question, in the order in which a person is asked. */
    static final List<Question> ORDER = Arrays.stream(values())
            .flatMap(group -> group == EVIDENCE ? EvidenceFields.FIELDS.stream() : group.facts.stream())
            .map(Question.class::cast)
            .toList();

    private final String title;
    private final String purpose;
    private final List<Fact<?>> facts;

    QuestionGroup(String title, String purpose, Fact<?>... facts) {
        this.title = title;
        this.purpose = purpose;
        this.facts = List.of(facts);
    }

    private static Map<Question, QuestionGroup> byQuestion() {
        Map<Question, QuestionGroup> groups = new HashMap<>();
        for (QuestionGroup group : values()) {
            group.facts.forEach(fact -> groups.put(fact, group));
        }
        EvidenceFields.FIELDS.forEach(field -> groups.put(field, EVIDENCE));
        return Map.copyOf(groups);
    }

    static QuestionGroup of(Question question) {
        return Objects.requireNonNull(BY_QUESTION.get(question), () -> question + " is in no group");
    }

    public String title() {
        return title;
    }

    /** What its questions decide, in a sentence. */
    public String purpose() {
        return purpose;
    }

    @Override
    public String label() {
        return title;
    }

    @Override
    public String explanation() {
        return purpose;
    }
}
