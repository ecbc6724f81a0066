package org.craregistry.assessment;

import graphql.schema.idl.RuntimeWiring;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.craregistry.graphql.PlainFetcher;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Category;
import org.craregistry.law.CertificateAnswer;
import org.craregistry.law.ConditionAnswer;
import org.craregistry.law.Determination;
import org.craregistry.law.Provision;
import org.craregistry.law.Question;
import org.craregistry.law.QuestionGroup;
import org.craregistry.law.Reading;
import org.craregistry.law.StateOfLaw;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** How the law's answers look in the API; plain functions, because pages are full of them and nothing is looked up. */
@Component
class AnswerWiring implements RuntimeWiringConfigurer {

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Question",
                type -> type.dataFetcher("fact", question(Question::name))
                        .dataFetcher("type", question(Question::type))
                        .dataFetcher("choices", question(Question::choices))
                        .dataFetcher("unit", question(Question::unit))
                        .dataFetcher("minimum", question(Question::minimum))
                        .dataFetcher("maximum", question(Question::maximum))
                        .dataFetcher("group", question(Question::group))
                        .dataFetcher("help", question(Question::help)));
        wiring.type(
                "Determination",
                type -> type.dataFetcher("reasons", new PlainFetcher<>(AnswerWiring::reasons))
                        .dataFetcher("holdsUntil", new PlainFetcher<>(AnswerWiring::holdsUntil)));
        wiring.type("QuestionGroup", type -> type.dataFetcher("code", new PlainFetcher<QuestionGroup>(group -> group)));
        wiring.type("Reading", type -> type.dataFetcher("default", new PlainFetcher<>(ReadingView::byDefault)));
        wiring.type("Provision", type -> type.dataFetcher("condition", new PlainFetcher<>(AnswerWiring::condition)));
        wiring.type(
                "Condition", type -> type.dataFetcher("missingCodes", new PlainFetcher<>(ConditionAnswer::missing)));
        wiring.type("Requirement", type -> type.dataFetcher("part", new PlainFetcher<>(AnswerWiring::part)));
        wiring.type("CertificateAnswer", type -> type.dataFetcher("number", new PlainFetcher<>(AnswerWiring::number)));
        wiring.type("StateOfLaw", type -> type.dataFetcher("readings", new PlainFetcher<>(AnswerWiring::readings)));
        wiring.type(
                "WatchedAct",
                type -> type.dataFetcher(
                                "source",
                                new PlainFetcher<StateOfLaw.Watched>(
                                        one -> one.checked().source()))
                        .dataFetcher(
                                "url",
                                new PlainFetcher<StateOfLaw.Watched>(
                                        one -> one.checked().url()))
                        .dataFetcher(
                                "checkedOn",
                                new PlainFetcher<StateOfLaw.Watched>(
                                        one -> one.checked().on())));
        wiring.type(
                "Determination",
                type -> type.dataFetcher("craConformity", new PlainFetcher<>(ConformityView::of))
                        .dataFetcher("toDo", new PlainFetcher<>(ToDo::of)));
        wiring.type("Category", type -> type.dataFetcher("citation", new PlainFetcher<Category>(Category::place)));
    }

    private static PlainFetcher<Question> question(Function<Question, @Nullable Object> value) {
        return new PlainFetcher<>(value);
    }

    private static List<ReasonStep> reasons(Determination determination) {
        return ReasonStep.of(determination.reasons());
    }

    private static @Nullable String number(CertificateAnswer answer) {
        return answer.certificate().number();
    }

    private static @Nullable LocalDate holdsUntil(Determination determination) {
        return determination.holdsUntil().orElse(null);
    }

    /** How a point is read that the acts leave open. */
    record ReadingView(String name, String explanation, String value, String byDefault, int point) {}

    private static List<ReadingView> readings(StateOfLaw state) {
        return Arrays.stream(Reading.values())
                .map(reading -> new ReadingView(
                        reading.key(), reading.explanation(), reading.in(state), reading.usual(), reading.point()))
                .toList();
    }

    private static String part(AnnexIRequirement requirement) {
        return "PART_" + "I".repeat(requirement.part());
    }

    private static String condition(Provision provision) {
        return provision.condition().words();
    }
}
