package org.craregistry.portfolio;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters as clients write them: objects with the fields of the input {@code ProductFilter}. */
public final class NarrowedFilter {

    private NarrowedFilter() {}

    /**
     * The filter that lets exactly those products through that another one lets through and that are counted under a value.
     *
     * @param value a value of the answer that a product has which the filter lets through; empty for products without a route,
     *     which is the only answer that is shown where it is absent
     */
    public static Map<String, Object> to(ProductFilter filter, AnswerColumn column, String value) {
        Map<String, Object> narrowed = plain(filter);
        String every = column.every();
        if (value.isEmpty()) {
            narrowed.put("relied", false);
        } else if (column == AnswerColumn.CLASSIFICATION_SIGNED) {
            narrowed.put(column.oneOf(), Boolean.valueOf(value));
        } else if (every == null || !narrowed.containsKey(column.oneOf())) {
            narrowed.put(column.oneOf(), List.of(value));
        } else {
            narrowed.merge(every, List.of(value), NarrowedFilter::joined);
        }
        return narrowed;
    }

    private static List<Object> joined(Object given, Object more) {
        List<Object> joined = new ArrayList<>((List<?>) given);
        ((List<?>) more).stream().filter(one -> !joined.contains(one)).forEach(joined::add);
        return joined;
    }

    private static Map<String, Object> plain(ProductFilter filter) {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (RecordComponent field : ProductFilter.class.getRecordComponents()) {
            Object value = valueOf(field, filter);
            if (value != null) {
                plain.put(field.getName(), plain(value));
            }
        }
        return plain;
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
        return value instanceof LocalDate day ? day.toString() : value;
    }
}
