package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.craregistry.law.Fact;
import org.craregistry.law.Facts;
import org.craregistry.law.Vocabulary;
import org.craregistry.storage.JsonColumn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is alike for all products of a portfolio: a product takes over what it does not say itself.
 *
 * @param texts those of {@link #FIELDS} that are alike
 */
public record Defaults(Map<IdentityField, String> texts, Facts answers) {

    private static final Logger LOG = LoggerFactory.getLogger(Defaults.class);

    static final Defaults NONE = new Defaults(Map.of(), Facts.none());

    private static final ProductState ANY = new ProductState(Identity.of("any", "", "any"), Facts.none());

    /** What a product is known by that can be alike for all. */
    static final Set<IdentityField> FIELDS = Set.of(IdentityField.MANUFACTURER, IdentityField.MANUFACTURER_ADDRESS);

    /** What is decided, dated or recorded for one product. */
    private static final Set<Fact<?>> OF_ONE = Set.of(
            Vocabulary.CORE_FUNCTIONALITY,
            Vocabulary.OTHER_ADVANCED_SECURITY_DEVICE,
            Vocabulary.PLACED_ON_MARKET_ON,
            Vocabulary.STILL_PLACED_ON_MARKET,
            Vocabulary.SUBSTANTIALLY_MODIFIED,
            Vocabulary.SUBSTANTIALLY_MODIFIED_ON,
            Vocabulary.SUPPORT_UNTIL,
            Vocabulary.SIGNIFICANT_DESIGN_CHANGE,
            Vocabulary.SIGNIFICANT_DESIGN_CHANGE_ON,
            Vocabulary.AI_SUBSTANTIALLY_MODIFIED,
            Vocabulary.AI_SUBSTANTIALLY_MODIFIED_ON,
            Vocabulary.DEROGATION_DOCUMENTED,
            Vocabulary.REGISTERED_IN_EU_DATABASE);

    public Defaults {
        texts = Map.copyOf(texts);
    }

    /** Whether products can have an answer in common. */
    static boolean canBeAlike(Fact<?> fact) {
        return !OF_ONE.contains(fact);
    }

    /** Any product that has this in common and says nothing itself. */
    ProductState ofAny() {
        return under(ANY);
    }

    /** What one product says that can be alike for all. */
    static Defaults of(ProductState any) {
        Map<IdentityField, String> texts = new EnumMap<>(IdentityField.class);
        for (IdentityField field : FIELDS) {
            String text = field.of(any.identity());
            if (text != null) {
                texts.put(field, text);
            }
        }
        return new Defaults(texts, any.facts());
    }

    /** @param plain as {@link #plain()} gives it */
    static Defaults of(Map<String, Object> plain) {
        Map<IdentityField, String> texts = new EnumMap<>(IdentityField.class);
        Map<String, Object> answers = new LinkedHashMap<>();
        plain.forEach((name, value) -> {
            Optional<IdentityField> field = IdentityField.find(name);
            if (field.isPresent()) {
                texts.put(field.get(), value.toString());
            } else if (isReadable(name, value)) {
                answers.put(name, value);
            }
        });
        return new Defaults(texts, Facts.of(answers));
    }

    /** What is not, because a word left the vocabulary, counts as not answered: it must not keep all products from being read. */
    private static boolean isReadable(String name, Object answer) {
        try {
            Vocabulary.fact(name).read(answer);
            return true;
        } catch (IllegalArgumentException unreadable) {
            LOG.warn("A default cannot be read any more: {}", unreadable.getMessage());
            return false;
        }
    }

    /** Everything that is alike, by the names of the fields and of the facts, in the order of the register's columns. */
    Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (IdentityField field : IdentityField.values()) {
            if (texts.containsKey(field)) {
                plain.put(field.field(), texts.get(field));
            }
        }
        plain.putAll(answers.plain());
        return plain;
    }

    public @Nullable String manufacturer() {
        return texts.get(IdentityField.MANUFACTURER);
    }

    public @Nullable String manufacturerAddress() {
        return texts.get(IdentityField.MANUFACTURER_ADDRESS);
    }

    /** The plain answers by fact name; what is not answered is absent. */
    public Map<String, Object> facts() {
        return answers.plain();
    }

    /** What holds for a product that says this of itself. */
    ProductState under(ProductState own) {
        return new ProductState(under(own.identity()), under(own.facts()));
    }

    Identity under(Identity own) {
        Map<IdentityField, @Nullable String> taken = new EnumMap<>(IdentityField.class);
        texts.forEach((field, text) -> {
            if (field.of(own) == null) {
                taken.put(field, text);
            }
        });
        return taken.isEmpty() ? own : own.with(taken);
    }

    Facts under(Facts own) {
        return equals(NONE) ? own : answers.with(own.plain());
    }

    /** The same for plain answers, as they are stored. */
    Map<String, Object> under(Map<String, Object> own) {
        Map<String, Object> all = answers.plain();
        all.putAll(own);
        return all;
    }

    /** The names of the fields and of the facts that a product takes over which says this of itself. */
    List<String> takenOverBy(ProductState own) {
        Map<String, Object> said = own.plain();
        List<String> taken = new ArrayList<>(plain().keySet());
        taken.removeAll(said.keySet());
        return taken;
    }

    String stored() {
        return JsonColumn.write(plain());
    }
}
