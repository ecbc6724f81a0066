package org.craregistry.law;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer to what a product's core functionality is: one of the 26 categories of Annex III and IV, or {@link
 * #NONE}.
 */
public final class CategoryCode implements Choice {

    /** The core functionality is that of no category. */
    public static final CategoryCode NONE = new CategoryCode("NONE", null);

    /** The categories in the order of the annexes, after {@link #NONE}. */
    public static final List<CategoryCode> ALL = Stream.concat(
                    Stream.of(NONE),
                    Stream.of(CraAnnex3.CATEGORIES, CraAnnex4.CATEGORIES)
                            .flatMap(List::stream)
                            .map(category -> new CategoryCode(category.code(), category)))
            .toList();

    private static final Map<String, CategoryCode> BY_CODE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(CategoryCode::code, Function.identity()));

    private final String code;
    private final @Nullable Category category;

    private CategoryCode(String code, @Nullable Category category) {
        this.code = code;
        this.category = category;
    }

    /** The answer with this code, empty where there is none. */
    public static Optional<CategoryCode> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    static CategoryCode of(Category category) {
        return find(category.code()).orElseThrow();
    }

    /** The class of its category; {@link ProductClass#DEFAULT} for {@link #NONE}. */
    public ProductClass productClass() {
        return category == null ? ProductClass.DEFAULT : category.productClass();
    }

    /** The code, such as {@code CRA-III-I-03} or {@code NONE}. */
    public String code() {
        return code;
    }

    /** The category, empty for {@link #NONE}. */
    public Optional<Category> category() {
        return Optional.ofNullable(category);
    }

    /** The title of the category, or words for none. */
    @Override
    public String label() {
        return category == null ? "None of the categories" : category.title();
    }

    @Override
    public String toString() {
        return code;
    }
}
