package org.craregistry.law;

import static java.util.Map.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What helps to answer a question, in our own words. */
final class QuestionHelp {

    private static final Map<Question, String> HELP = Map.ofEntries(
            entry(
                    Vocabulary.NATURE,
                    "Remote data processing that the product needs counts as part of it, not as a pure service."),
            entry(
                    Vocabulary.DATA_CONNECTION,
                    "A plug, a radio, a file exchange or being built into something connected is enough."),
            entry(Vocabulary.UNION_MARKET, "A first supply to anybody in the Union is enough, also online."),
            entry(
                    Vocabulary.COMMERCIAL_ACTIVITY,
                    "A free product counts as commercial where money is made with it, such as by support or by data."),
            entry(Vocabulary.OPERATOR_ROLE, "The manufacturer is the one whose name or trademark the product bears."),
            entry(Vocabulary.PLACED_UNDER_OWN_NAME, "Whoever does so has the duties of a manufacturer."),
            entry(
                    Vocabulary.SUBSTANTIALLY_MODIFIED_BY_US,
                    "Security updates alone are usually no substantial modification."),
            entry(Vocabulary.OTHER_LAW, "Choose none where none of them applies; an empty choice is an answer."),
            entry(Vocabulary.IDENTICAL_SPARE_PART, "A part that is improved or has other software is not identical."),
            entry(Vocabulary.DEFENCE_OR_NATIONAL_SECURITY_ONLY, "Answer no if the product is also sold to others."),
            entry(
                    Vocabulary.PRESENTATION,
                    "Test software has to be unfinished and supplied only as long as the test lasts."),
            entry(
                    Vocabulary.EHR_SYSTEM,
                    "That is software or equipment that keeps or exchanges health records of patients."),
            entry(
                    Vocabulary.PLACED_ON_MARKET_ON,
                    "A planned day is allowed; what counts is the first unit of this version."),
            entry(
                    Vocabulary.STILL_PLACED_ON_MARKET,
                    "The Cyber Resilience Act looks at every single unit, not at the type."),
            entry(Vocabulary.SUBSTANTIALLY_MODIFIED, "Answer no where it never happened."),
            entry(
                    Vocabulary.CORE_FUNCTIONALITY,
                    "One function decides, not everything that it can do; choose none where no category fits."),
            entry(Vocabulary.CHIP, "A product that only contains chips is no chip."),
            entry(
                    Vocabulary.CHIP_AVA_VAN,
                    "The level is in the security target of an evaluation under Common Criteria."),
            entry(
                    Vocabulary.OTHER_ADVANCED_SECURITY_DEVICE,
                    "Few devices are meant; a person decides on it and gives a reason."),
            entry(Vocabulary.FREE_AND_OPEN_SOURCE, "The source of the whole product has to be shared, not of a part."),
            entry(
                    Vocabulary.STANDARDS_APPLIED,
                    "Only standards count whose reference the Official Journal has published."),
            entry(
                    Vocabulary.EXPECTED_USE_YEARS,
                    "Support has to last as long as this, and at least five years unless the expected use is shorter."),
            entry(Vocabulary.SUPPORT_UNTIL, "Give the last day on which vulnerabilities are handled."),
            entry(
                    Vocabulary.USED_BY_ESSENTIAL_ENTITIES,
                    "Such as larger companies in energy, transport or health. For information: the class never changes by it."),
            entry(
                    Vocabulary.AI_SYSTEM,
                    "It infers from what it is given how to predict, recommend, decide or make content; fixed rules alone do not."),
            entry(Vocabulary.AI_EXCLUSION, "Choose none if none of these uses applies."),
            entry(
                    Vocabulary.AI_SYSTEM_IS_THIS_PRODUCT,
                    "Answer no for a component that somebody builds into a high-risk AI system."),
            entry(
                    Vocabulary.PROHIBITED_PRACTICES,
                    "Choose none where it serves none of them; an empty choice is an answer."),
            entry(
                    Vocabulary.ANNEX_I_ACT,
                    "If several do, take one that demands a third party, and of those one of Section A first; choose none where none does."),
            entry(
                    Vocabulary.ANNEX_III_POINTS,
                    "Choose none where it is meant for none of them; an empty choice is an answer."),
            entry(
                    Vocabulary.NO_SIGNIFICANT_RISK,
                    "Not materially influencing the outcome of decisions is one way to be so."),
            entry(Vocabulary.PROFILING, "It evaluates personal aspects of people from their data."),
            entry(Vocabulary.SIGNIFICANT_DESIGN_CHANGE, "Answer no where it never happened."),
            entry(Vocabulary.AI_SUBSTANTIALLY_MODIFIED, "Answer no where it never happened."),
            entry(
                    Vocabulary.AI_STANDARDS_APPLIED,
                    "Only standards count whose reference the Official Journal has published."),
            entry(Vocabulary.SECTORAL_THIRD_PARTY, "A notified body under the product's own safety law counts."));

    private QuestionHelp() {}

    static @Nullable String of(Question question) {
        return HELP.get(question);
    }
}
