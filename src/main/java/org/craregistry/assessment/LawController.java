package org.craregistry.assessment;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.craregistry.law.Act;
import org.craregistry.law.Category;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.Fact;
import org.craregistry.law.Law;
import org.craregistry.law.LegalDate;
import org.craregistry.law.Provision;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers what the registry knows of the law itself. */
@Controller
class LawController {

    private final StatesOfLaw states;

    LawController(StatesOfLaw states) {
        this.states = states;
    }

    /** The law as the API shows it. */
    record LawView(
            String edition,
            List<Act> acts,
            List<Fact<?>> questions,
            List<Category> categories,
            List<Provision> provisions,
            List<StateOfLaw> states) {}

    /** A date of application under one state of the law. */
    record LegalDateView(String code, String title, LocalDate date, String source, LocalDate checkedOn) {}

    @QueryMapping
    LawView law() {
        List<Category> categories = CategoryCode.ALL.stream()
                .flatMap(code -> code.category().stream())
                .toList();
        return new LawView(
                Law.EDITION, Arrays.asList(Act.values()), Vocabulary.FACTS, categories, Law.provisions(), states.all());
    }

    @SchemaMapping(typeName = "Law", field = "dates")
    List<LegalDateView> dates(LawView law, @Argument @Nullable String stateOfLaw) {
        StateOfLaw state = states.find(stateOfLaw);
        return Arrays.stream(LegalDate.values())
                .sorted(Comparator.comparing(state::dateOf))
                .map(date -> view(date, Objects.requireNonNull(state.dates().get(date))))
                .toList();
    }

    private static LegalDateView view(LegalDate date, StateOfLaw.DatedLaw dated) {
        return new LegalDateView(
                date.name(),
                date.title(),
                dated.day(),
                dated.checked().source(),
                dated.checked().on());
    }
}
