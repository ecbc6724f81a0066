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
import org.springframework.stereotype.Component;

/** The terms of the law, explained where they are choices as the schema does, and those of the registry's own choices. */
@Component
public final class SchemaTerms {

    private static final String LABEL = "label";

    private volatile @Nullable Known known;

    /** Every term, and each by its kind and code. */
    public record Known(List<Term> all, Map<String, Term> byPlace) {

        static Known of(List<Term> all) {
            Map<String, Term> byPlace = new HashMap<>();
            all.forEach(term -> byPlace.put(place(term.kind(), term.code()), term));
            return new Known(all, byPlace);
        }

        /** Those of one kind with these codes, in their order. */
        public List<Term> of(String kind, List<String> codes) {
            return codes.stream()
                    .map(code -> Objects.requireNonNull(byPlace.get(place(kind, code)), code))
                    .toList();
        }
    }

    /** The terms of a schema; found once, as a registry has one. */
    public Known of(GraphQLSchema schema) {
        Known terms = known;
        if (terms == null) {
            terms = Known.of(all(schema));
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
