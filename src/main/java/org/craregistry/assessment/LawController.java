package org.craregistry.assessment;

import graphql.schema.DataFetchingEnvironment;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.Connection;
import org.craregistry.graphql.PageRequest;
import org.craregistry.law.Act;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Category;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.CraArticle14Reporting;
import org.craregistry.law.DateFact;
import org.craregistry.law.Fact;
import org.craregistry.law.Law;
import org.craregistry.law.LawSection;
import org.craregistry.law.LegalDate;
import org.craregistry.law.Provision;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.Term;
import org.craregistry.law.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers what the registry knows of the law itself. */
@Controller
class LawController {

    private static final int STATES = "states of the law, the one in force first".hashCode();

    private final StatesOfLaw states;
    private final SchemaTerms terms;

    LawController(StatesOfLaw states, SchemaTerms terms) {
        this.states = states;
        this.terms = terms;
    }

    /** The law as the API shows it. */
    record LawView(
            String edition,
            List<Act> acts,
            List<Fact<?>> questions,
            List<Category> categories,
            List<AnnexIRequirement> requirements,
            List<Article15Element> elements,
            List<Provision> provisions,
            List<LawSection> sections) {}

    /** A date of application under one state of the law. */
    record LegalDateView(String code, String title, LocalDate date, String source, LocalDate checkedOn) {}

    @QueryMapping
    LawView law() {
        List<Category> categories = CategoryCode.ALL.stream()
                .flatMap(code -> code.category().stream())
                .toList();
        return new LawView(
                Law.EDITION,
                Arrays.asList(Act.values()),
                Vocabulary.FACTS,
                categories,
                Arrays.asList(AnnexIRequirement.values()),
                Arrays.asList(Article15Element.values()),
                Law.provisions(),
                Law.sections());
    }

    @SchemaMapping(typeName = "Law", field = "terms")
    List<Term> terms(LawView law, @Argument @Nullable List<String> kinds, DataFetchingEnvironment asked) {
        return terms.of(asked.getGraphQLSchema()).all().stream()
                .filter(term -> kinds == null || kinds.contains(term.kind()))
                .toList();
    }

    @SchemaMapping(typeName = "Law", field = "states")
    Connection<StateOfLaw> states(LawView law, DataFetchingEnvironment asked) {
        KnownStates known = states.current();
        return Connection.ofAll(PageRequest.of(asked, STATES), states.all(), known::uuidOf, STATES);
    }

    @SchemaMapping(typeName = "Law", field = "dates")
    List<LegalDateView> dates(LawView law, @Argument @Nullable String stateOfLaw) {
        StateOfLaw state = states.find(stateOfLaw);
        return Arrays.stream(LegalDate.values())
                .sorted(Comparator.comparing(state::dateOf))
                .map(date -> view(date, Objects.requireNonNull(state.dates().get(date))))
                .toList();
    }

    @SchemaMapping(typeName = "Law", field = "reportingDeadlines")
    List<CraArticle14Reporting.Report> reportingDeadlines(
            LawView law,
            @Argument CraArticle14Reporting.Event event,
            @Argument OffsetDateTime awareAt,
            @Argument @Nullable OffsetDateTime measureAt,
            @Argument @Nullable OffsetDateTime notifiedAt) {
        if (!DateFact.accepts(awareAt.toLocalDate())) {
            throw new BadRequest("awareAt: %s is out of bounds; give a moment from %s to %s."
                    .formatted(awareAt, DateFact.EARLIEST, DateFact.LATEST));
        }
        refuseBefore("measureAt", measureAt, awareAt, "a measure is taken by those who are aware.");
        refuseBefore("notifiedAt", notifiedAt, awareAt, "nobody notifies what nobody is aware of.");
        return CraArticle14Reporting.reports(event, awareAt, measureAt, notifiedAt);
    }

    private static void refuseBefore(
            String argument, @Nullable OffsetDateTime at, OffsetDateTime awareAt, String remedy) {
        if (at != null && at.isBefore(awareAt)) {
            throw new BadRequest(
                    "%s: %s lies before the moment of becoming aware, %s; %s".formatted(argument, at, awareAt, remedy));
        }
        if (at != null && !DateFact.accepts(at.toLocalDate())) {
            throw new BadRequest(
                    "%s: %s is out of bounds; give a moment up to %s.".formatted(argument, at, DateFact.LATEST));
        }
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
