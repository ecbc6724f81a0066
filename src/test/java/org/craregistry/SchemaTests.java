package org.craregistry;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AbstractDescribedNode;
import graphql.language.AstPrinter;
import graphql.language.Description;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NamedNode;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.SDLDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.parser.MultiSourceReader;
import graphql.parser.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.assessment.AttentionCause;
import org.craregistry.assessment.AttentionKind;
import org.craregistry.law.AiProcedure;
import org.craregistry.law.AiStatusOutcome;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.Article15Route;
import org.craregistry.law.AssuranceLevel;
import org.craregistry.law.BooleanFact;
import org.craregistry.law.CategoryFact;
import org.craregistry.law.CertificateKind;
import org.craregistry.law.CertifiedObject;
import org.craregistry.law.ChoiceFact;
import org.craregistry.law.ChoicesFact;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.CraArticle14Reporting;
import org.craregistry.law.DateFact;
import org.craregistry.law.DayAhead;
import org.craregistry.law.DeclarationForm;
import org.craregistry.law.DeclaredAct;
import org.craregistry.law.ElementStanding;
import org.craregistry.law.Fact;
import org.craregistry.law.FindingCode;
import org.craregistry.law.LegalDate;
import org.craregistry.law.MainAnswer;
import org.craregistry.law.NumberFact;
import org.craregistry.law.Openness;
import org.craregistry.law.Procedure;
import org.craregistry.law.Purpose;
import org.craregistry.law.RequirementStanding;
import org.craregistry.law.RouteStatus;
import org.craregistry.law.Term;
import org.craregistry.law.Terms;
import org.craregistry.law.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds the schema files against the rules for schemas, and the facts in them against the vocabulary of the law. */
class SchemaTests {

    /** The one field of FactsInput that is no fact: a product has it beside its facts. */
    private static final String VERSION = "version";

    private static final List<SDLDefinition<?>> DEFINITIONS = definitions();

    @Test
    void describesEveryElementInWords() {
        List<String> undescribed = new ArrayList<>();
        for (SDLDefinition<?> definition : DEFINITIONS) {
            undescribed.addAll(undescribedIn(definition));
        }
        assertThat(undescribed).isEmpty();
    }

    @Test
    void answersEveryMutationWithAPayloadThatCarriesErrors() {
        List<FieldDefinition> mutations = DEFINITIONS.stream()
                .filter(definition -> definition instanceof ObjectTypeExtensionDefinition extension
                        && extension.getName().equals("Mutation"))
                .flatMap(definition -> ((ObjectTypeExtensionDefinition) definition).getFieldDefinitions().stream())
                .toList();
        assertThat(mutations).isNotEmpty().allSatisfy(mutation -> {
            assertThat(mutation.getInputValueDefinitions())
                    .singleElement()
                    .satisfies(input -> assertThat(input.getName()).isEqualTo("input"));
            assertThat(fieldsOf(nameOf(mutation.getType())))
                    .as(mutation.getName())
                    .hasSizeGreaterThanOrEqualTo(2)
                    .anySatisfy(field -> assertThat(print(field.getType())).isEqualTo("[UserError!]!"));
        });
    }

    @Test
    void offersEveryFactOfTheVocabularyAndNoOtherInTheSameOrder() {
        List<String> facts = Vocabulary.FACTS.stream().map(Fact::name).toList();
        assertThat(fieldsOf("Facts")).extracting(FieldDefinition::getName).containsExactlyElementsOf(facts);
        assertThat(input("FactsInput").getInputValueDefinitions())
                .extracting(value -> value.getName())
                .filteredOn(name -> !name.equals(VERSION))
                .containsExactlyElementsOf(facts);
    }

    @Test
    void offersTheVersionAmongTheFactsToAskAboutButNotAmongThoseOfAProduct() {
        assertThat(input("FactsInput").getInputValueDefinitions())
                .filteredOn(value -> value.getName().equals(VERSION))
                .singleElement()
                .satisfies(value -> assertThat(print(value.getType())).isEqualTo("String"));
    }

    @Test
    void offersEveryChoiceOfTheLawAndNoOther() {
        assertThat(enumValues("Procedure")).isEqualTo(names(Procedure.values()));
        assertThat(enumValues("CertificateKind")).isEqualTo(names(CertificateKind.values()));
        assertThat(enumValues("AssuranceLevel")).isEqualTo(names(AssuranceLevel.values()));
        assertThat(enumValues("CertifiedObject")).isEqualTo(names(CertifiedObject.values()));
        assertThat(enumValues("DeclarationForm")).isEqualTo(names(DeclarationForm.values()));
        assertThat(enumValues("DeclaredAct")).isEqualTo(names(DeclaredAct.values()));
        assertThat(enumValues("RequirementStandingValue")).isEqualTo(names(RequirementStanding.Value.values()));
        assertThat(enumValues("ElementStandingValue")).isEqualTo(names(ElementStanding.Value.values()));
        assertThat(enumValues("AiStatusOutcome")).isEqualTo(names(AiStatusOutcome.values()));
        assertThat(enumValues("AiProcedure")).isEqualTo(names(AiProcedure.values()));
        assertThat(enumValues("Openness")).isEqualTo(names(Openness.values()));
        assertThat(enumValues("Purpose")).isEqualTo(names(Purpose.values()));
        assertThat(enumValues("ConformityOutcome")).isEqualTo(names(ConformityOutcome.values()));
        assertThat(enumValues("Article15Outcome")).isEqualTo(names(Article15Outcome.values()));
        assertThat(enumValues("Article15Route")).isEqualTo(names(Article15Route.values()));
        assertThat(enumValues("RouteStatus")).isEqualTo(names(RouteStatus.values()));
        assertThat(enumValues("FindingCode")).isEqualTo(names(FindingCode.values()));
        assertThat(enumValues("LegalDateCode")).isEqualTo(names(LegalDate.values()));
        assertThat(enumValues("MainAnswer")).isEqualTo(names(MainAnswer.values()));
        assertThat(enumValues("AttentionCause")).isEqualTo(names(AttentionCause.values()));
        assertThat(enumValues("AttentionKind"))
                .isEqualTo(names(AttentionKind.values()))
                .containsAll(names(DayAhead.Kind.values()));
        assertThat(enumValues("ReportedEvent")).isEqualTo(names(CraArticle14Reporting.Event.values()));
    }

    /** Of the law at its constants, by {@code Terms}; of the registry's own choices by {@code @label} in the schema. */
    @Test
    void givesEveryChoiceOneLabelForPeople() {
        Set<String> ofTheLaw =
                Terms.ALL.stream().map(term -> term.kind() + "." + term.code()).collect(Collectors.toSet());
        List<String> withoutOrWithTwo = new ArrayList<>();
        for (SDLDefinition<?> definition : DEFINITIONS) {
            if (definition instanceof EnumTypeDefinition type) {
                type.getEnumValueDefinitions().stream()
                        .filter(value -> value.hasDirective("label")
                                == ofTheLaw.contains(type.getName() + "." + value.getName()))
                        .forEach(value -> withoutOrWithTwo.add(type.getName() + "." + value.getName()));
            }
        }
        assertThat(withoutOrWithTwo).isEmpty();
    }

    @Test
    void namesAsKindsOfTermsOnlyWhatClientsMeet() {
        Set<String> named = DEFINITIONS.stream()
                .map(definition -> ((NamedNode<?>) definition).getName())
                .collect(Collectors.toSet());
        assertThat(Terms.ALL)
                .extracting(Term::kind)
                .filteredOn(kind -> !named.contains(kind))
                .containsOnly("Article32Row", "InterplayRow");
    }

    private static List<String> names(Enum<?>[] choices) {
        return Arrays.stream(choices).map(Enum::name).toList();
    }

    @Test
    void givesEveryFactTheTypeItsAnswersHave() {
        Map<String, String> outputs = new HashMap<>();
        fieldsOf("Facts").forEach(field -> outputs.put(field.getName(), print(field.getType())));
        for (var value : input("FactsInput").getInputValueDefinitions()) {
            if (value.getName().equals(VERSION)) {
                continue;
            }
            Fact<?> fact = Vocabulary.fact(value.getName());
            String type = print(value.getType());
            assertThat(type).as(fact.name()).isEqualTo(outputs.get(fact.name()));
            if (fact instanceof ChoiceFact<?> || fact instanceof ChoicesFact<?>) {
                assertThat(enumValues(nameOf(value.getType()))).as(fact.name()).isEqualTo(fact.codes());
            } else {
                assertThat(type).as(fact.name()).isEqualTo(expectedType(fact));
            }
        }
    }

    private static String expectedType(Fact<?> fact) {
        if (fact instanceof BooleanFact) {
            return "Boolean";
        }
        if (fact instanceof DateFact) {
            return "Date";
        }
        if (fact instanceof CategoryFact) {
            return "CategoryCode";
        }
        return fact instanceof NumberFact number && number.isWhole() ? "Int" : "Float";
    }

    /** Whoever writes a client reads it in the description; the registry looks at the directive. */
    @Test
    void saysOfEveryListInAnInputHowManyEntriesItTakes() {
        List<InputValueDefinition> lists = DEFINITIONS.stream()
                .flatMap(SchemaTests::inputsOf)
                .filter(value -> print(value.getType()).contains("["))
                .toList();
        assertThat(lists).hasSizeGreaterThan(50).allSatisfy(list -> {
            assertThat(list.getDirectives("atMost")).as(list.getName()).hasSize(1);
            String items = AstPrinter.printAstCompact(
                    list.getDirectives("atMost").get(0).getArgument("items").getValue());
            assertThat(list.getDescription().getContent()).as(list.getName()).containsIgnoringCase("at most " + items);
        });
    }

    /** An error blanks all that is required around it: up to the root it would take what else was asked. */
    @Test
    void letsNoArgumentTakeTheAnswersToOtherQuestions() {
        assertThat(requiredWithArguments("Query", new HashSet<>())).containsExactly("Law.terms");
        assertThat(requiredWithArguments("Mutation", new HashSet<>())).isEmpty();
    }

    private static List<String> requiredWithArguments(String type, Set<String> seen) {
        List<String> found = new ArrayList<>();
        for (FieldDefinition field : seen.add(type) ? fieldsOf(type) : List.<FieldDefinition>of()) {
            if (field.getType() instanceof NonNullType) {
                if (!field.getInputValueDefinitions().isEmpty()) {
                    found.add(type + "." + field.getName());
                }
                found.addAll(requiredWithArguments(nameOf(field.getType()), seen));
            }
        }
        return found;
    }

    @Test
    void saysOfEveryInputThatMayBeNullWhatThatMeans() {
        List<String> silent = new ArrayList<>();
        for (SDLDefinition<?> definition : DEFINITIONS) {
            Description ofAll = definition instanceof InputObjectTypeDefinition input ? input.getDescription() : null;
            inputsOf(definition)
                    .filter(value -> !(value.getType() instanceof NonNullType))
                    .filter(value -> !mentionsNull(value.getDescription()) && !mentionsNull(ofAll))
                    .forEach(value -> silent.add(((NamedNode<?>) definition).getName() + "." + value.getName()));
        }
        assertThat(silent).isEmpty();
    }

    private static boolean mentionsNull(@Nullable Description description) {
        return description != null
                && description.getContent().toLowerCase(Locale.ROOT).contains("null");
    }

    private static Stream<InputValueDefinition> inputsOf(SDLDefinition<?> definition) {
        if (definition instanceof InputObjectTypeDefinition input) {
            return input.getInputValueDefinitions().stream();
        }
        return definition instanceof ImplementingTypeDefinition<?> type
                ? type.getFieldDefinitions().stream().flatMap(field -> field.getInputValueDefinitions().stream())
                : Stream.of();
    }

    private static List<String> undescribedIn(SDLDefinition<?> definition) {
        List<String> undescribed = new ArrayList<>();
        if (!(definition instanceof ObjectTypeExtensionDefinition)) {
            note(undescribed, "", (AbstractDescribedNode<?>) definition);
        }
        String name = ((NamedNode<?>) definition).getName() + ".";
        if (definition instanceof ImplementingTypeDefinition<?> type) {
            for (FieldDefinition field : type.getFieldDefinitions()) {
                note(undescribed, name, field);
                field.getInputValueDefinitions()
                        .forEach(argument -> note(undescribed, name + field.getName() + ".", argument));
            }
        }
        if (definition instanceof InputObjectTypeDefinition input) {
            input.getInputValueDefinitions().forEach(value -> note(undescribed, name, value));
        }
        if (definition instanceof EnumTypeDefinition choices) {
            choices.getEnumValueDefinitions().forEach(value -> note(undescribed, name, value));
        }
        return undescribed;
    }

    private static void note(List<String> undescribed, String place, AbstractDescribedNode<?> element) {
        if (element.getDescription() == null
                || element.getDescription().getContent().isBlank()) {
            undescribed.add(place + ((NamedNode<?>) element).getName());
        }
    }

    private static List<FieldDefinition> fieldsOf(String type) {
        return DEFINITIONS.stream()
                .filter(definition -> definition instanceof ObjectTypeDefinition object
                        && object.getName().equals(type))
                .flatMap(definition -> ((ObjectTypeDefinition) definition).getFieldDefinitions().stream())
                .toList();
    }

    private static InputObjectTypeDefinition input(String name) {
        return DEFINITIONS.stream()
                .filter(InputObjectTypeDefinition.class::isInstance)
                .map(InputObjectTypeDefinition.class::cast)
                .filter(type -> type.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> enumValues(String name) {
        return DEFINITIONS.stream()
                .filter(EnumTypeDefinition.class::isInstance)
                .map(EnumTypeDefinition.class::cast)
                .filter(type -> type.getName().equals(name))
                .flatMap(type -> type.getEnumValueDefinitions().stream())
                .map(value -> value.getName())
                .toList();
    }

    private static String nameOf(Type<?> type) {
        if (type instanceof NonNullType nonNull) {
            return nameOf(nonNull.getType());
        }
        if (type instanceof ListType list) {
            return nameOf(list.getType());
        }
        return ((TypeName) type).getName();
    }

    private static String print(Type<?> type) {
        return AstPrinter.printAstCompact(type);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the parser hands out raw definitions
    private static List<SDLDefinition<?>> definitions() {
        try (Stream<Path> files = Files.list(Path.of("schema"))) {
            List<SDLDefinition<?>> all = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                MultiSourceReader reader = MultiSourceReader.newMultiSourceReader()
                        .string(Files.readString(file), file.toString())
                        .build();
                all.addAll((List) new Parser().parseDocument(reader).getDefinitionsOfType(SDLDefinition.class));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
