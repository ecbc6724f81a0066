package org.craregistry.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers a field from its object alone: no look-up, no rights to check, so that the engine need not prepare for any.
 *
 * @param value what the field is of an object where no argument is given; gives the same however often it is called
 * @param withArguments the same for the arguments in the environment; {@code null} where the field has none
 */
public record PlainFetcher<S>(
        Function<S, @Nullable Object> value,
        @Nullable BiFunction<S, DataFetchingEnvironment, @Nullable Object> withArguments)
        implements LightDataFetcher<@Nullable Object> {

    /** A field without arguments. */
    public PlainFetcher(Function<S, @Nullable Object> value) {
        this(value, null);
    }

    @Override
    public @Nullable Object get(
            GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment) {
        return withArguments == null ? byDefault(source) : withArguments.apply(object(source), environment.get());
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) {
        return get(
                environment.getFieldDefinition(), Objects.requireNonNull(environment.getSource()), () -> environment);
    }

    @Nullable
    Object byDefault(Object source) {
        return value.apply(object(source));
    }

    @SuppressWarnings("unchecked") // the field is wired to the type whose objects these are
    private S object(Object source) {
        return (S) source;
    }
}
