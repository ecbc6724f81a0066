package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything that answers show as a code has words for people. */
class TermsTests {

    private static final int PRODUCTS = 3000;

    private static Set<String> codes(String kind) {
        return Terms.ALL.stream()
                .filter(term -> term.kind().equals(kind))
                .map(Term::code)
                .collect(Collectors.toSet());
    }

    @Test
    void everyCodeHasOneLabelInFewWords() {
        Map<String, Long> byPlace = Terms.ALL.stream()
                .collect(Collectors.groupingBy(term -> term.kind() + "." + term.code(), Collectors.counting()));
        assertThat(byPlace)
                .allSatisfy((place, count) -> assertThat(count).as(place).isEqualTo(1));
        assertThat(Terms.ALL)
                .allSatisfy(term -> assertThat(term.label())
                        .as(term.toString())
                        .isNotBlank()
                        .doesNotContain("_")
                        .matches(label -> term.kind().equals("CategoryCode") || label.length() < 120, "is short"));
        assertThat(Terms.ALL)
                .filteredOn(term -> term.kind().equals("Condition"))
                .allSatisfy(term -> assertThat(term.label())
                        .as(term.code())
                        .hasSizeLessThan(60)
                        .isNotEqualTo(term.explanation()));
    }

    @Test
    void aProvisionIsExplainedByWhatIsToldOfIt() {
        Provision provision = Act.CRA
                .at("Art. 1")
                .says("it is a product")
                .when(Vocabulary.DATA_CONNECTION.isYes())
                .as("P1", "Product");

        assertThat(Term.of("Condition", provision))
                .isEqualTo(new Term("Condition", "P1", "Product", "It is a product.", provision.citation()));
    }

    @Test
    void aTermIsExplainedInOtherWordsOnlyWhereItHasNone() {
        Term bare = new Term("Kind", "A", "a", null, null);
        Term explained = new Term("Kind", "A", "a", "what it is", null);

        assertThat(bare.explained("what it is")).isEqualTo(explained);
        assertThat(explained.explained("something else")).isEqualTo(explained);
    }

    @Test
    @Tag("slow")
    void everyConditionAndRowOfRandomProductsHasATerm() {
        Set<String> met = new HashSet<>();
        Set<String> rows = new HashSet<>();
        Answers answers = new Answers(21);
        Filings filings = new Filings(21);
        for (int i = 0; i < PRODUCTS; i++) {
            Determination one = Law.determine(
                    answers.facts(answers.share()), filings.evidence(), answers.day(), answers.pick(States.ALL));
            conditions(one).map(each -> each.condition().code()).forEach(met::add);
            if (one.interplay() != null) {
                rows.add(one.interplay());
            }
        }
        assertThat(codes("Condition")).containsAll(met);
        assertThat(codes("InterplayRow")).containsAll(rows).hasSize(17);
        assertThat(codes("Article32Row"))
                .isEqualTo(Stream.of(Article32Row.values()).map(Enum::name).collect(Collectors.toSet()));
    }

    private static Stream<ConditionAnswer> conditions(Determination one) {
        List<RouteAnswer> routes = one.article15().routes();
        Duties duties = one.duties();
        return Stream.of(
                        one.craConformity().conditions().stream(),
                        routes.stream().flatMap(route -> route.conditions().stream()),
                        routes.stream()
                                .flatMap(route -> route.certificates().stream())
                                .flatMap(certificate -> certificate.conditions().stream()),
                        duties == null || duties.supportPeriod() == null
                                ? Stream.<ConditionAnswer>empty()
                                : Stream.of(duties.supportPeriod()),
                        duties == null ? Stream.<ConditionAnswer>empty() : duties.notifiedBodyNumber().stream(),
                        Stream.of(one.reporting()))
                .flatMap(each -> each);
    }
}
