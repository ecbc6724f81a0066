package org.craregistry.portfolio;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;

/** Filters that let through what another one does and is counted, and how clients write them. */
public final class NarrowedFilter {

    private static final RecordComponent[] FIELDS = ProductFilter.class.getRecordComponents();
    private static final Constructor<?> CONSTRUCTOR = ProductFilter.class.getDeclaredConstructors()[0];

    private NarrowedFilter() {}

    /**
     * The filter that lets exactly those products through that another one lets through and that are counted under a value.
     *
     * @param value a value of the answer that a product has which the filter lets through; empty for products without a route,
     *     which is the only answer that is shown where it is absent
     */
    public static ProductFilter to(ProductFilter filter, AnswerColumn column, String value) {
        Map<String, Object> narrowed = fields(filter);
        String every = column.every();
        if (value.isEmpty()) {
            narrowed.put("relied", false);
        } else if (column == AnswerColumn.CLASSIFICATION_SIGNED) {
            narrowed.put(column.oneOf(), Boolean.valueOf(value));
        } else if (every == null || !narrowed.containsKey(column.oneOf())) {
            narrowed.put(column.oneOf(), List.of(value(column.oneOf(), value)));
        } else {
            narrowed.merge(every, List.of(value(every, value)), NarrowedFilter::joined);
        }
        return filter(narrowed);
    }

    /** The products that somebody looks after; nobody where the name is empty. */
    static ProductFilter toResponsible(String name) {
        return filter(Map.of("responsible", List.of(name)));
    }

    /** A filter as clients write it: an object with the fields of the input {@code ProductFilter}; its days are told beside it. */
    static Map<String, Object> plain(ProductFilter filter) {
        Map<String, Object> plain = fields(filter.on(null).knownOn(null));
        plain.replaceAll((field, value) -> plain(value));
        return plain;
    }

    private static List<Object> joined(Object given, Object more) {
        List<Object> joined = new ArrayList<>((List<?>) given);
        ((List<?>) more).stream().filter(one -> !joined.contains(one)).forEach(joined::add);
        return joined;
    }

    /** A value of a list in the filter, which has names or constants. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // of which enumeration is known when it runs only
    private static Object value(String field, String name) {
        for (RecordComponent one : FIELDS) {
            if (one.getName().equals(field) && one.getGenericType() instanceof ParameterizedType list) {
                Class<?> type = (Class<?>) list.getActualTypeArguments()[0];
                return type.isEnum() ? Enum.valueOf((Class<Enum>) type, name) : name;
            }
        }
        throw new IllegalArgumentException("The filter has no list " + field);
    }

    private static Map<String, Object> fields(ProductFilter filter) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent field : FIELDS) {
            Object value = valueOf(field, filter);
            if (value != null) {
                fields.put(field.getName(), value);
            }
        }
        return fields;
    }

    private static ProductFilter filter(Map<String, Object> fields) {
        Object[] values =
                Arrays.stream(FIELDS).map(field -> fields.get(field.getName())).toArray();
        return (ProductFilter) BeanUtils.instantiateClass(CONSTRUCTOR, values);
    }

    private static @Nullable Object valueOf(RecordComponent field, ProductFilter filter) {
        try {
            return field.getAccessor().invoke(filter);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof List<?> several) {
            return several.stream().map(NarrowedFilter::plain).toList();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof Temporal moment ? moment.toString() : value;
    }
}
