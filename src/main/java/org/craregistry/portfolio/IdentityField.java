package org.craregistry.portfolio;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.craregistry.graphql.BadRequest;
import org.craregistry.law.plain.WebAddress;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;

/** What a product is known by: texts that are no facts of law, each defined once for the API and the register. */
public enum IdentityField {
    REFERENCE(
            "reference",
            "Reference",
            2000,
            Identity::reference,
            "Your own number or name for the product, unique with the version"),
    VERSION("version", "Version", 500, Identity::version, "The version of the product; empty where it has none"),
    NAME("name", "Name", 2000, Identity::name, "What the product is called"),
    DESCRIPTION(
            "description", "Description", 100_000, Identity::description, "What the product is, in a few sentences"),
    MANUFACTURER("manufacturer", "Manufacturer", 1000, Identity::manufacturer, "The name of the manufacturer"),
    MANUFACTURER_ADDRESS(
            "manufacturerAddress",
            "Manufacturer address",
            4000,
            Identity::manufacturerAddress,
            "The postal address of the manufacturer"),
    RESPONSIBLE(
            "responsible",
            "Responsible",
            200,
            Identity::responsible,
            "Who looks after the product in your organisation"),
    INTENDED_PURPOSE(
            "intendedPurpose",
            "Intended purpose",
            100_000,
            Identity::intendedPurpose,
            "The use the manufacturer intends, as in the technical documentation"),
    WEBSITE(
            "website",
            "Website",
            4000,
            Identity::website,
            "An address where the product is described; begins with https:// or http://");

    private static final Map<String, IdentityField> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(IdentityField::field, Function.identity()));

    private final String field;
    private final String header;
    private final int maximum;
    private final Function<Identity, @Nullable String> value;
    private final String help;

    IdentityField(String field, String header, int maximum, Function<Identity, @Nullable String> value, String help) {
        this.field = field;
        this.header = header;
        this.maximum = maximum;
        this.value = value;
        this.help = help;
    }

    /** The field with this name in the API. */
    public static Optional<IdentityField> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The name in the API. */
    public String field() {
        return field;
    }

    /** The column header in the register. */
    public String header() {
        return header;
    }

    /** How many characters it may have. */
    public int maximum() {
        return maximum;
    }

    /** What belongs into it. */
    public String help() {
        return help;
    }

    /** Whether every product has it, and not empty. */
    public boolean isRequired() {
        return this == REFERENCE || this == NAME;
    }

    /**
     * Why a text cannot stand in this field, as a sentence for the one who wrote it; {@code null} where it can.
     *
     * @param text the text without surrounding spaces; {@code null} or empty for none
     */
    public @Nullable String refusal(@Nullable String text) {
        if (isRequired() && (text == null || !StorableText.isSeen(text))) {
            return header + " is missing; every product has one.";
        }
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!StorableText.is(text)) {
            return StorableText.refusal(header);
        }
        if (text.length() > maximum) {
            return "%s has %,d characters; at most %,d are accepted.".formatted(header, text.length(), maximum);
        }
        return null;
    }

    /** The same for a text in the place of another one; what stands there from before is not asked to be an address. */
    @Nullable
    String refusal(@Nullable String text, @Nullable String before) {
        String refusal = refusal(text);
        if (refusal != null || text == null || text.isEmpty() || this != WEBSITE || text.equals(before)) {
            return refusal;
        }
        return WebAddress.findAsTyped(text).isPresent()
                ? null
                : "%s: \"%s\" is not accepted; use %s."
                        .formatted(header, BadRequest.shorten(text), WebAddress.ACCEPTED);
    }

    /** Its text in an identity; {@code null} where it has none. */
    public @Nullable String of(Identity identity) {
        return value.apply(identity);
    }
}
