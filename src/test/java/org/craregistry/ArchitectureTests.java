package org.craregistry;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Workbook;
import org.craregistry.assessment.ahead.AttentionEntry;
import org.craregistry.security.MayCall;
import org.craregistry.storage.StreamingJdbc;
import org.craregistry.storage.TemporaryFolder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** Holds the code against the picture of the house; each rule is seen failing on code that breaks it. */
class ArchitectureTests {

    private static final Path SOURCES = Path.of("src/main/java");

    private static final ArchRule MUTATIONS_SAY_WHO_MAY_CALL = methods()
            .that()
            .areAnnotatedWith(MutationMapping.class)
            .should()
            .beAnnotatedWith(MayCall.class)
            .because("a mutation without declared rights would be open to read-only tokens");

    private static final ArchRule OFFICE_FILES_STAY_TOGETHER = noClasses()
            .that()
            .resideOutsideOfPackages("org.craregistry.register..", "org.craregistry.document..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.poi..")
            .because("POI is large and its files are hostile; two modules guard against them");

    private static final ArchRule CASE_IS_CHANGED_IN_A_STATED_LANGUAGE = noClasses()
            .should(callMethodWhere(target(owner(nameIs(String.class)))
                    .and(target(nameMatching("to(Lower|Upper)Case")))
                    .and(target(rawParameterTypes(new Class<?>[0])))))
            .because("on a Turkish machine \"I\".toLowerCase() is not \"i\"; say Locale.ROOT");

    private static final ArchRule ROWS_ARE_STREAMED_IN_ONE_PLACE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(StreamingJdbc.class.getName())
            .should(callMethodWhere(target(nameMatching("queryForStream|getResultStream"))
                    .and(not(target(owner(nameIs(StreamingJdbc.class)))))))
            .orShould(callMethodWhere(
                    target(nameMatching("stream")).and(target(owner(assignableTo(JdbcClient.MappedQuerySpec.class))))))
            .because(
                    "a stream of rows that is not closed keeps its connection for good, and only those of StreamingJdbc"
                            + " are followed by the compiler; ask for a list");

    private static final ArchRule TEMPORARY_FILES_HAVE_ONE_FOLDER = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(TemporaryFolder.class.getName())
            .should(callMethodWhere(target(owner(nameIs(Files.class)))
                    .and(target(nameMatching("createTemp(File|Directory)")))
                    .and(not(target(rawParameterTypes(Path.class, String.class, String.class, FileAttribute[].class))))
                    .and(not(target(rawParameterTypes(Path.class, String.class, FileAttribute[].class))))))
            .because("what a killed process leaves is found again only in the folder of its own");

    private static final ArchRule DEPENDENCIES_COME_THROUGH_CONSTRUCTORS = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith(PersistenceContext.class)
            .because("an object that is made is whole, and a test can make it");

    private static final ArchRule WINGS_OF_ASSESSMENT_STAY_APART = CompositeArchRule.of(List.of(
                    isUsedOnlyBy("states"),
                    isUsedOnlyBy("routes"),
                    isUsedOnlyBy("ahead", "calendar"),
                    isUsedOnlyBy("status"),
                    isUsedOnlyBy("calendar")))
            .because("each wing is read and changed on its own; what two of them need belongs to the middle,"
                    + " which asks the law and knows no wing");

    private static final ArchRule PRODUCTS_ARE_WRITTEN_IN_ONE_WAY = noClasses()
            .that()
            .doNotHaveSimpleName("ProductWriting")
            .should(callMethodWhere(
                    target(owner(nameMatching(".*[.$]AnswerCounts"))).and(target(nameMatching("change")))))
            .orShould(callMethodWhere(
                    target(owner(nameMatching(".*[.$]Products"))).and(target(nameMatching("lock|save.*")))))
            .because("a writer that forgets the counts makes them wrong for good");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.craregistry");

    /** The law names no framework, so that here is said what an annotation says elsewhere: its plain forms are for all who may use it. */
    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(RegistryApplication.class)
                .detectViolations()
                .filter(violation -> !violation.hasMessageContaining("non-exposed type org.craregistry.law.plain."))
                .throwIfPresent();
    }

    @Test
    void everyMutationDeclaresWhoMayCallIt() {
        check(MUTATIONS_SAY_WHO_MAY_CALL, OpenMutation.class);
    }

    @Test
    void onlyRegisterAndDocumentReadOfficeFiles() {
        check(OFFICE_FILES_STAY_TOGETHER, ReadsWorkbooks.class);
    }

    @Test
    void noTextChangesCaseInTheLanguageOfTheMachine() {
        check(CASE_IS_CHANGED_IN_A_STATED_LANGUAGE, ChangesCase.class);
    }

    @Test
    void rowsAreStreamedOnlyWhereTheCompilerSeesThatTheyAreClosed() {
        check(ROWS_ARE_STREAMED_IN_ONE_PLACE, StreamsRows.class);
        check(ROWS_ARE_STREAMED_IN_ONE_PLACE, StreamsRowsOfTemplate.class);
    }

    @Test
    void temporaryFilesAreMadeInTheFolderOfTheProcess() {
        check(TEMPORARY_FILES_HAVE_ONE_FOLDER, MakesATemporaryFile.class);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        check(DEPENDENCIES_COME_THROUGH_CONSTRUCTORS, InjectedField.class);
    }

    @Test
    void theWingsOfAssessmentUseTheMiddleAndNotEachOther() {
        check(WINGS_OF_ASSESSMENT_STAY_APART, ReachesIntoAWing.class);
    }

    @Test
    void oneClassWritesProducts() {
        check(PRODUCTS_ARE_WRITTEN_IN_ONE_WAY, WritesProducts.class);
    }

    @Test
    void onlyTheAuditModuleTouchesTheChangeLogAndItOnlyAppends() throws IOException {
        Predicate<String> touches = text -> text.contains("change_log");
        Predicate<String> alters = text -> text.matches(
                "(?is).*\\b(UPDATE|DELETE\\s+FROM|MERGE|TRUNCATE|REPLACE)\\s+" + "(INTO\\s+|TABLE\\s+)?change_log.*");
        assertThat(touches).accepts("SELECT * FROM change_log");
        assertThat(alters)
                .accepts("DELETE FROM change_log", "update change_log SET")
                .rejects("INSERT INTO change_log");

        assertThat(sources(touches))
                .isNotEmpty()
                .allMatch(path -> path.startsWith(SOURCES.resolve("org/craregistry/audit")));
        assertThat(sources(alters)).isEmpty();
    }

    private static ArchRule isUsedOnlyBy(String wing, String... others) {
        String[] users = Stream.concat(Stream.of(wing), Stream.of(others))
                .map("org.craregistry.assessment."::concat)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(users)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(users[0]);
    }

    private static void check(ArchRule rule, Class<?> breaking) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(breaking))
                        .hasViolation())
                .as("fails on code that breaks it: " + rule.getDescription())
                .isTrue();
        rule.allowEmptyShould(true).check(CODE);
    }

    private static List<Path> sources(Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> wanted.test(read(path)))
                    .toList();
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> nameIs(Class<?> type) {
        return JavaClass.Predicates.equivalentTo(type);
    }

    @SuppressWarnings("unused")
    private static final class OpenMutation {
        @MutationMapping
        void open() {}
    }

    @SuppressWarnings("unused")
    private static final class WritesProducts {

        interface Products {
            void saveAllAndFlush();
        }

        void write(Products products) {
            products.saveAllAndFlush();
        }
    }

    @SuppressWarnings("unused")
    private static final class ReadsWorkbooks {
        private Workbook workbook;
    }

    @SuppressWarnings("unused")
    private static final class ChangesCase {
        String lower(String text) {
            return text.toLowerCase();
        }
    }

    @SuppressWarnings("unused")
    private static final class StreamsRows {
        List<String> names(JdbcClient jdbc) {
            return jdbc.sql("SELECT name FROM account").query(String.class).stream()
                    .toList();
        }
    }

    @SuppressWarnings("unused")
    private static final class StreamsRowsOfTemplate {
        Stream<String> names(JdbcTemplate jdbc) {
            return jdbc.queryForStream("SELECT name FROM account", (row, number) -> row.getString(1));
        }
    }

    @SuppressWarnings("unused")
    private static final class MakesATemporaryFile {
        Path made() throws IOException {
            return Files.createTempFile("left-behind", null);
        }
    }

    @SuppressWarnings("unused")
    private static final class ReachesIntoAWing {
        private AttentionEntry entry;
    }

    @SuppressWarnings("unused")
    private static final class InjectedField {
        @Autowired
        private String field;
    }
}
