package org.craregistry.portfolio;

import jakarta.persistence.Embeddable;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a product is known by.
 *
 * @param version the empty text where the product has no version
 */
@Embeddable
public record Identity(
        String reference,
        String version,
        String name,
        @Nullable String description,
        @Nullable String manufacturer,
        @Nullable String manufacturerAddress,
        @Nullable String responsible,
        @Nullable String intendedPurpose,
        @Nullable String website) {

    /** The identity of a product that has a reference, a version and a name only. */
    public static Identity of(String reference, String version, String name) {
        return new Identity(reference, version, name, null, null, null, null, null, null);
    }

    /** This identity with some texts changed; a {@code null} text is cleared, a field that is absent stays as it is. */
    public Identity with(Map<IdentityField, @Nullable String> changed) {
        Map<IdentityField, @Nullable String> all = new EnumMap<>(IdentityField.class);
        for (IdentityField field : IdentityField.values()) {
            all.put(field, changed.containsKey(field) ? changed.get(field) : field.of(this));
        }
        return new Identity(
                text(all.get(IdentityField.REFERENCE)),
                text(all.get(IdentityField.VERSION)),
                text(all.get(IdentityField.NAME)),
                all.get(IdentityField.DESCRIPTION),
                all.get(IdentityField.MANUFACTURER),
                all.get(IdentityField.MANUFACTURER_ADDRESS),
                all.get(IdentityField.RESPONSIBLE),
                all.get(IdentityField.INTENDED_PURPOSE),
                all.get(IdentityField.WEBSITE));
    }

    /** What the product is called in one line, as in {@code R-100 2.1}. */
    public String label() {
        return version.isEmpty() ? reference : reference + " " + version;
    }

    /** The natural key within a portfolio. */
    public ProductKey key() {
        return new ProductKey(reference, version);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
