package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VocabularyTests {

    static Stream<Fact<?>> facts() {
        return Vocabulary.FACTS.stream();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyFactIsAQuestionInPlainWordsWithItsSource(Fact<?> fact) {
        assertThat(fact.question()).endsWith("?").hasSizeGreaterThan(15);
        assertThat(fact.header()).isNotBlank().hasSizeLessThan(41);
        assertThat(fact.citation().place()).isNotBlank();
        assertThat(fact.name()).matches("[a-z][A-Za-z0-9]*");
        assertThat(Vocabulary.FACTS.get(fact.index())).isSameAs(fact);
        assertThat(Vocabulary.fact(fact.name())).isSameAs(fact);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyChoiceHasOneLabelOfItsOwn(Fact<?> fact) {
        assertThat(fact.labels())
                .hasSameSizeAs(fact.codes())
                .doesNotHaveDuplicates()
                .allSatisfy(label -> assertThat(label).isNotBlank());
    }

    @Test
    void namesAndHeadersAreTold() {
        Set<String> met = new HashSet<>();
        for (Fact<?> fact : Vocabulary.FACTS) {
            assertThat(met.add(fact.name().toLowerCase(Locale.ROOT)))
                    .as(fact.name())
                    .isTrue();
        }
        assertThat(Vocabulary.FACTS).extracting(Fact::header).doesNotHaveDuplicates();
    }

    @Test
    void findsNothingUnderAnotherName() {
        assertThat(Vocabulary.find("colour")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dataconnection, dataConnection",
        "Data connection, dataConnection",
        "data_connection, dataConnection",
        "dataConection, dataConnection",
        "dataConnnection, dataConnection",
        "dataConnecti0n, dataConnection",
        "natur, nature",
        "AI Act Annex III points, annexIIIPoints"
    })
    void namesTheFactThatWasProbablyMeant(String met, String meant) {
        assertThatThrownBy(() -> Vocabulary.fact(met))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"%s\" is not the name of a fact; did you mean \"%s\"?".formatted(met, meant));
    }

    @Test
    void guessesNothingFarFetched() {
        assertThatThrownBy(() -> Vocabulary.fact("colour")).hasMessage("\"colour\" is not the name of a fact.");
        assertThatThrownBy(() -> Vocabulary.fact("")).hasMessage("\"\" is not the name of a fact.");
    }

    @Test
    void thereAre26CategoriesInTheOrderOfTheAnnexes() {
        List<Category> categories = CategoryCode.ALL.stream()
                .flatMap(code -> code.category().stream())
                .toList();

        assertThat(CategoryCode.ALL).hasSize(27).startsWith(CategoryCode.NONE);
        assertThat(categories).hasSize(26).extracting(Category::code).isSorted().doesNotHaveDuplicates();
        assertThat(categories)
                .filteredOn(category -> category.productClass() == ProductClass.IMPORTANT_CLASS_I)
                .hasSize(19);
        assertThat(categories)
                .filteredOn(category -> category.productClass() == ProductClass.IMPORTANT_CLASS_II)
                .hasSize(4);
        assertThat(categories)
                .filteredOn(category -> category.productClass() == ProductClass.CRITICAL)
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "CRA-III-I-03, IMPORTANT_CLASS_I, Password managers, Annex III class I point 3",
        "CRA-III-I-12, IMPORTANT_CLASS_I, 'Routers, modems intended for the connection to the internet, and switches',"
                + " Annex III class I point 12",
        "CRA-III-II-04, IMPORTANT_CLASS_II, Tamper-resistant microcontrollers, Annex III class II point 4",
        "CRA-IV-01, CRITICAL, Hardware Devices with Security Boxes, Annex IV point 1"
    })
    void categoriesStandWhereTheAnnexHasThem(String code, ProductClass productClass, String title, String place) {
        Category category =
                CategoryCode.find(code).flatMap(CategoryCode::category).orElseThrow();

        assertThat(category.productClass()).isEqualTo(productClass);
        assertThat(category.title()).isEqualTo(title);
        assertThat(category.place()).isEqualTo(Act.CRA.at(place));
        assertThat(category.description()).isNotBlank();
    }

    @Test
    void toysAreDescribedByTheirMeansOfCommunication() {
        Category toys = CategoryCode.find("CRA-III-I-18")
                .flatMap(CategoryCode::category)
                .orElseThrow();

        assertThat(toys.description())
                .isEqualTo("Toys on the public internet with means to take in and give out communication, such as a"
                        + " microphone, speaker, keyboard or camera, or which track or infer a location.");
        assertThat(toys.examples()).containsExactly("toys with microphone and speaker");
    }

    @Test
    void aCategoryIsGivenExamplesAndABoundary() {
        Category category = new Category("C", ProductClass.CRITICAL, Act.CRA.at("Annex IV"), "title", "description")
                .withExamples("one", "two")
                .withBoundary("not three");

        assertThat(category)
                .isEqualTo(new Category(
                        "C",
                        ProductClass.CRITICAL,
                        Act.CRA.at("Annex IV"),
                        "title",
                        "description",
                        List.of("one", "two"),
                        "not three"));
    }

    @Test
    void examplesAreThoseOfTheDescriptionsOrNone() {
        assertThat(CraAnnex3.MICROPROCESSORS.examples()).isEmpty();
    }

    @Test
    void thereIsNoCategoryUnderAnotherCode() {
        assertThat(CategoryCode.find("CRA-III-I-20")).isEmpty();
        assertThat(CategoryCode.find("NONE")).contains(CategoryCode.NONE);
        assertThat(CategoryCode.NONE.category()).isEmpty();
    }
}
