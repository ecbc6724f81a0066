package org.craregistry.graphql;

import graphql.execution.DataFetcherResult;
import graphql.execution.ExecutionContext;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLScalarType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A field that is a plain property of its object, with all that is selected below it, and how it is answered.
 *
 * @param key what it is called in the answer
 */
record PlainField(String key, Reader reader, Writer writer) {

    /** Reads a property. */
    @FunctionalInterface
    interface Reader {
        @Nullable
        Object read(Object source) throws Exception;
    }

    /** Writes a value as its type wants it; fails where that is not plain. */
    @FunctionalInterface
    interface Writer {
        @Nullable
        Object write(@Nullable Object value, ExecutionContext context) throws Exception;
    }

    /**
     * The value of the field.
     *
     * @throws Exception where anything is out of the ordinary; the field has to be answered in the usual way then
     */
    @Nullable
    Object of(Object source, ExecutionContext context) throws Exception {
        return writer.write(reader.read(source), context);
    }

    static Writer scalar(GraphQLScalarType type) {
        return (value, context) -> value == null
                ? null
                : type.getCoercing().serialize(settled(value), context.getGraphQLContext(), context.getLocale());
    }

    static Writer choice(GraphQLEnumType type) {
        return (value, context) ->
                value == null ? null : type.serialize(settled(value), context.getGraphQLContext(), context.getLocale());
    }

    static Writer required(Writer writer) {
        return (value, context) -> {
            Object written = writer.write(value, context);
            if (written == null) {
                throw new NotPlain("null where there must be a value");
            }
            return written;
        };
    }

    static Writer several(Writer one) {
        return (value, context) -> {
            if (value == null) {
                return null;
            }
            if (!(value instanceof Collection<?> values)) {
                throw new NotPlain("a list that is no collection");
            }
            List<@Nullable Object> written = new ArrayList<>(values.size());
            for (Object each : values) {
                written.add(one.write(each, context));
            }
            return written;
        };
    }

    static Writer object(List<PlainField> fields) {
        PlainObject.Names names =
                PlainObject.Names.of(fields.stream().map(PlainField::key).toList());
        return (value, context) -> {
            if (value == null) {
                return null;
            }
            Object source = settled(value);
            List<@Nullable Object> values = new ArrayList<>(fields.size());
            for (PlainField field : fields) {
                values.add(field.of(source, context));
            }
            return new PlainObject(names, values);
        };
    }

    /** What comes later or wrapped is not for here. */
    private static Object settled(Object value) {
        if (value instanceof CompletionStage || value instanceof Optional || value instanceof DataFetcherResult) {
            throw new NotPlain("a value that is wrapped");
        }
        return value;
    }

    /** Says that the usual way has to be gone. */
    static final class NotPlain extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotPlain(String met) {
            super(met, null, false, false);
        }
    }
}
