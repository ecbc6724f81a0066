package org.craregistry.law;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One category of important or critical products of Annex III or IV.
 *
 * @param code the code of the category, such as {@code CRA-III-I-03}
 * @param productClass the class that a product of this category has
 * @param place where the annex lists it
 * @param title the official title, shortened where long
 * @param description what belongs to it, in our own words after Implementing Regulation (EU) 2025/2392
 * @param examples products that belong to it; never exhaustive
 * @param boundary what does not belong to it, {@code null} where nothing needs to be said
 */
public record Category(
        String code,
        ProductClass productClass,
        Citation place,
        String title,
        String description,
        List<String> examples,
        @Nullable String boundary) {

    public Category {
        examples = List.copyOf(examples);
    }

    Category(String code, ProductClass productClass, Citation place, String title, String description) {
        this(code, productClass, place, title, description, List.of(), null);
    }

    Category withExamples(String... named) {
        return new Category(code, productClass, place, title, description, List.of(named), boundary);
    }

    Category withBoundary(String words) {
        return new Category(code, productClass, place, title, description, examples, words);
    }

    @Override
    public String toString() {
        return code;
    }
}
