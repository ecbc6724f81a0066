package org.craregistry.law;

import java.util.ArrayList;
import java.util.Collection;
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
    public static final CategoryCode NONE = new CategoryCode(0, "NONE", null);

    /** The categories in the order of the annexes, after {@link #NONE}. */
    public static final List<CategoryCode> ALL = all();

    /** What people call those whose titles are too long for a sentence. */
    private static final Map<String, String> SHORT_NAMES = Map.of(
            "CRA-III-I-01", "Identity and privileged access management",
            "CRA-III-I-15", "ASIC and FPGA with security-related functionalities",
            "CRA-III-I-17", "Smart home products with security functionalities",
            "CRA-III-I-18", "Internet connected toys with social or location features",
            "CRA-III-I-19", "Personal wearables for health monitoring or for children",
            "CRA-III-II-01", "Hypervisors and container runtime systems",
            "CRA-IV-02", "Smart meter gateways and other devices for advanced security");

    private static final Map<String, CategoryCode> BY_CODE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(CategoryCode::code, Function.identity()));

    private final int index;
    private final String code;
    private final @Nullable Category category;

    private CategoryCode(int index, String code, @Nullable Category category) {
        this.index = index;
        this.code = code;
        this.category = category;
    }

    private static List<CategoryCode> all() {
        List<CategoryCode> all = new ArrayList<>(List.of(NONE));
        Stream.of(CraAnnex3.CATEGORIES, CraAnnex4.CATEGORIES)
                .flatMap(List::stream)
                .forEach(category -> all.add(new CategoryCode(all.size(), category.code(), category)));
        return List.copyOf(all);
    }

    /** These as bits, one for the {@link #index} of each. */
    static int bits(Collection<CategoryCode> codes) {
        int bits = 0;
        for (CategoryCode code : codes) {
            bits |= 1 << code.index();
        }
        return bits;
    }

    /** The answer with this code, empty where there is none. */
    public static Optional<CategoryCode> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    static CategoryCode of(Category category) {
        return find(category.code()).orElseThrow();
    }

    /** The place in {@link #ALL}. */
    int index() {
        return index;
    }

    /** The class of its category; {@link ProductClass#DEFAULT} for {@link #NONE}. */
    public ProductClass productClass() {
        return category == null ? ProductClass.DEFAULT : category.productClass();
    }

    /** The code, such as {@code CRA-III-I-03} or {@code NONE}. */
    @Override
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

    /** The same, short enough to stand in a sentence. */
    String shortName() {
        return SHORT_NAMES.getOrDefault(code, label());
    }

    @Override
    public @Nullable String explanation() {
        return category == null ? null : category.description();
    }

    @Override
    public String toString() {
        return code;
    }
}
