package org.craregistry.law;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The law is a pure function. */
class LawPurityTests {

    private static final JavaClasses LAW = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.craregistry.law");

    @Test
    void dependsOnNothingButTheLanguage() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.craregistry.law..", "java..", "org.jspecify..")
                .because("a lawyer's rules must outlive every framework, and be testable without one")
                .check(LAW);
    }

    @Test
    void knowsNothingOfItsPlainForms() {
        noClasses()
                .that()
                .resideInAPackage("org.craregistry.law")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.craregistry.law.plain..")
                .because("how something is written down is no part of what it means")
                .check(LAW);
    }

    @Test
    void looksAtNoClock() {
        noClasses()
                .should()
                .callMethodWhere(target(name("now"))
                        .or(target(name("currentTimeMillis")))
                        .or(target(name("nanoTime"))))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .because("the date is an argument, or an answer could not be given again")
                .check(LAW);
    }

    @Test
    void readsAndWritesNothing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io", "java.nio.file..", "java.nio.channels..", "java.net.http..", "java.sql..")
                .because("states of the law and facts are arguments, so that the same arguments give the same answer")
                .check(LAW);
    }
}
