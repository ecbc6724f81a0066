package org.craregistry.assessment.ahead;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people open the registry, so that what is sent elsewhere can lead back to it.
 *
 * @param address an address with http or https, such as {@code https://registry.example.com/{portfolio}/{product}}: the key of the
 *     portfolio and the id of the product take their places; {@code null} where nothing is to lead there
 */
@ConfigurationProperties("registry")
public record RegistryAddress(@Nullable String address) {

    private static final String PORTFOLIO = "{portfolio}";
    private static final String PRODUCT = "{product}";

    public RegistryAddress {
        address = address == null || address.isBlank() ? null : address.strip();
        String scheme = address == null ? "https" : scheme(address);
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalArgumentException(
                    "registry.address: \"%s\" is no address of web pages; use one such as https://registry.example.com."
                            .formatted(address));
        }
    }

    private static @Nullable String scheme(String address) {
        return URI.create(address.replace(PORTFOLIO, "").replace(PRODUCT, "")).getScheme();
    }

    /** Where to look at what an entry is about; {@code null} where the configuration gives no address. */
    public @Nullable String of(AttentionEntry entry) {
        String product = entry.product() == null ? "" : entry.product().id();
        return address == null
                ? null
                : address.replace(PORTFOLIO, encoded(entry.portfolio().key())).replace(PRODUCT, encoded(product));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
