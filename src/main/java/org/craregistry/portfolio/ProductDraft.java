package org.craregistry.portfolio;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.graphql.BadRequest;
import org.craregistry.graphql.UserError;
import org.craregistry.law.Fact;
import org.craregistry.law.Facts;
import org.craregistry.law.RefusedAnswer;
import org.craregistry.law.Vocabulary;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;

/**
 * A product as somebody would have it, checked: either a state that can be stored, or the reasons why it cannot.
 *
 * @param state the new state; meaningful only where there are no errors
 */
public record ProductDraft(ProductState state, List<UserError> errors) {

    public ProductDraft {
        errors = List.copyOf(errors);
    }

    /** Where a version stands that was told among the facts; it says nothing new, but has to be that of the product. */
    static final String VERSION_AMONG_FACTS = "facts.version";

    /** Line ends of other systems, which a text loses on its way through a workbook. */
    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?");

    /** What a product is before anything is told of it. */
    private static final ProductState BLANK = new ProductState(Identity.of("", "", ""), Facts.none());

    /** A new product from what was told. */
    public static ProductDraft of(Map<String, ? extends @Nullable Object> told) {
        return amending(BLANK, told);
    }

    /**
     * A product with some fields changed.
     *
     * @param told field name to value, for identity fields a text and for facts a plain answer; what is absent is unchanged and
     *     what is {@code null} is cleared; names that are no field are ignored
     */
    public static ProductDraft amending(ProductState before, Map<String, ? extends @Nullable Object> told) {
        List<UserError> errors = new ArrayList<>();
        Identity identity = identity(before.identity(), told, errors);
        refuseOtherVersion(identity, text(told.get(VERSION_AMONG_FACTS)), errors);
        Facts facts = facts(before.facts(), told, errors);
        return new ProductDraft(new ProductState(identity, facts), errors);
    }

    /** A product with the values that it had before these changes of it. */
    public static ProductDraft undoing(ProductState now, List<FieldChange> changes) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        for (FieldChange change : changes) {
            String old = change.old();
            if (old == null || IdentityField.find(change.field()).isPresent()) {
                told.put(change.field(), old);
            } else {
                told.put(change.field(), LoggedValue.ofFact(Vocabulary.fact(change.field()), old));
            }
        }
        return amending(now, told);
    }

    private static Identity identity(
            Identity before, Map<String, ? extends @Nullable Object> told, List<UserError> errors) {
        Map<IdentityField, @Nullable String> changed = new EnumMap<>(IdentityField.class);
        for (IdentityField field : IdentityField.values()) {
            if (told.containsKey(field.field())) {
                changed.put(field, text(told.get(field.field())));
            }
        }
        Identity after = before.with(changed);
        for (IdentityField field : IdentityField.values()) {
            String refusal = field.refusal(field.of(after), field.of(before));
            if (refusal != null) {
                errors.add(UserError.of(code(field, after), field.field(), refusal));
            }
        }
        return after;
    }

    private static void refuseOtherVersion(Identity identity, @Nullable String told, List<UserError> errors) {
        if (told != null && !told.equals(identity.version())) {
            String sentence = "Version mismatch: the facts are for version \"%s\", but the product %s. Give the version"
                    + " beside the facts, and leave it out among them.";
            String own = identity.version().isEmpty() ? "has none" : "is version \"" + identity.version() + "\"";
            errors.add(UserError.of(
                    UserError.Code.INVALID,
                    VERSION_AMONG_FACTS,
                    sentence.formatted(BadRequest.shorten(told), BadRequest.shorten(own))));
        }
    }

    private static UserError.Code code(IdentityField field, Identity identity) {
        String text = field.of(identity);
        return text == null || text.isEmpty() ? UserError.Code.REQUIRED : UserError.Code.INVALID;
    }

    private static @Nullable String text(@Nullable Object told) {
        String text = told == null ? "" : trimmed(told.toString());
        return StorableText.isSeen(text) ? text : null;
    }

    /** Whether what is told for an identity field is the text that a product has. */
    static boolean isText(@Nullable Object told, @Nullable String kept) {
        return Objects.equals(text(told), kept == null || kept.isEmpty() ? null : kept);
    }

    /** A text as products keep it: without surrounding spaces, and with one kind of line end. */
    static String trimmed(String told) {
        String stripped = told.strip();
        return stripped.indexOf('\r') < 0
                ? stripped
                : LINE_ENDS.matcher(stripped).replaceAll("\n");
    }

    private static Facts facts(Facts before, Map<String, ? extends @Nullable Object> told, List<UserError> errors) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        for (Fact<?> fact : Vocabulary.FACTS) {
            if (!told.containsKey(fact.name())) {
                continue;
            }
            Object answer = told.get(fact.name());
            try {
                changed.put(fact.name(), answer == null ? null : fact.read(answer));
            } catch (RefusedAnswer refused) {
                errors.add(UserError.of(
                        UserError.Code.INVALID, "facts." + fact.name(), String.valueOf(refused.getMessage())));
            }
        }
        return before.with(changed);
    }
}
