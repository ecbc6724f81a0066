package org.craregistry.assessment;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.craregistry.law.Term;
import org.craregistry.law.Terms;
import org.jspecify.annotations.Nullable;

/** The terms of the law, explained where they are choices as the schema does, and those of the registry's own choices. */
final class SchemaTerms {

    private static final String LABEL = "label";

    private volatile @Nullable List<Term> known;

    /** Every term; found once, as a registry has one schema. */
    List<Term> of(GraphQLSchema schema) {
        List<Term> terms = known;
        if (terms == null) {
            terms = all(schema);
            known = terms;
        }
        return terms;
    }

    private static List<Term> all(GraphQLSchema schema) {
        Map<String, String> descriptions = new HashMap<>();
        enums(schema)
                .forEach(type -> type.getValues()
                        .forEach(value ->
                                descriptions.put(place(type.getName(), value.getName()), value.getDescription())));
        Stream<Term> ofTheLaw =
                Terms.ALL.stream().map(term -> term.explained(descriptions.get(place(term.kind(), term.code()))));
        Stream<Term> ownOnes = enums(schema).flatMap(SchemaTerms::labelled);
        return Stream.concat(ofTheLaw, ownOnes).toList();
    }

    private static Stream<GraphQLEnumType> enums(GraphQLSchema schema) {
        return schema.getAllTypesAsList().stream()
                .filter(GraphQLEnumType.class::isInstance)
                .map(GraphQLEnumType.class::cast);
    }

    private static Stream<Term> labelled(GraphQLEnumType type) {
        return type.getValues().stream()
                .filter(value -> value.getAppliedDirective(LABEL) != null)
                .map(value -> new Term(type.getName(), value.getName(), label(value), value.getDescription(), null));
    }

    private static String label(GraphQLEnumValueDefinition value) {
        GraphQLAppliedDirective label = value.getAppliedDirective(LABEL);
        String text = Objects.requireNonNull(label.getArgument("text")).getValue();
        return Objects.requireNonNull(text);
    }

    private static String place(String kind, String code) {
        return kind + "." + code;
    }
}
